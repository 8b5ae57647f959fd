import { createHash } from 'node:crypto';

import { decodeEventLog, type Hash, type Hex } from 'viem';
import type { DecodedLog } from '@/lib/protocols/decoded-log';
import type { LogFilter } from '@/lib/protocols/log-filter';
import { DecodeError } from '@/lib/protocols/read-plan';

import type { RawLog } from './raw-log';

/** A decoded log and its place in the chain. */
export interface ArchivedLog extends DecodedLog {
  readonly blockNumber: bigint;
  readonly logIndex: number;
  readonly transaction: Hash;
  /** Unix seconds; null when the node did not say. */
  readonly timestamp: bigint | null;
}

/**
 * Decodes logs with the ABI of the contract each is from.
 * @throws DecodeError for a log the filter's contracts do not have
 */
export function decodeLogs(filter: LogFilter, logs: readonly RawLog[]): readonly ArchivedLog[] {
  const contracts = new Map(filter.contracts.map((contract) => [contract.address.toLowerCase(), contract]));
  return logs.map((log) => {
    const contract = contracts.get(log.address.toLowerCase());
    if (contract === undefined)
      throw new DecodeError(filter.key, `a log of ${log.address}, which is none of its contracts`);
    const { blockNumber, logIndex, transactionHash: transaction, blockTimestamp: timestamp } = log;
    return {
      ...eventOf(filter, contract.abi, log),
      address: contract.address,
      blockNumber,
      logIndex,
      transaction,
      timestamp,
    };
  });
}

function eventOf(filter: LogFilter, abi: LogFilter['contracts'][number]['abi'], log: RawLog) {
  const topics = log.topics as [Hex, ...Hex[]];
  try {
    const { eventName, args } = decodeEventLog({ abi, topics, data: log.data });
    if (eventName === undefined) throw new DecodeError(filter.key, 'an event without a name');
    return { eventName, args: (args ?? {}) as Readonly<Record<string, unknown>> };
  } catch (error) {
    throw new DecodeError(filter.key, `log ${log.logIndex} of block ${log.blockNumber}`, { cause: error });
  }
}

/** Under which a filter's logs are stored: another set of queries is another history, even under the same name. */
export function storageKey({ key, queries }: LogFilter): string {
  const described = JSON.stringify(queries).toLowerCase();
  return `${key}@${createHash('sha256').update(described).digest('hex').slice(0, 16)}`;
}
