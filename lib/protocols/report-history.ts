import { type AbiEvent, toEventSelector } from 'viem';

import type { RateMark } from '@/lib/domain/rate-mark';
import type { DecodedLog } from './decoded-log';
import type { LogFilter } from './log-filter';
import type { PoolId, ReportFilter } from './protocol';

/** Which logs of the chain are a pool's reports. */
export function reportLogs(pool: PoolId, reports: readonly ReportFilter[], fromBlock: bigint): LogFilter {
  const [first] = reports;
  if (first === undefined) return { key: `${pool}:reports`, queries: [], contracts: [], fromBlock };
  const events = reports.map(({ event }) => event as AbiEvent);
  return {
    key: `${pool}:reports`,
    queries: [{ addresses: [first.address], topics: [events.map((event) => toEventSelector(event))] }],
    contracts: [{ address: first.address, abi: events }],
    fromBlock,
  };
}

/**
 * What such logs say of the rate, in their order. A protocol that changed its event has a filter for each form; they tell
 * themselves apart by the names of their arguments.
 * @throws DecodeError for a log that no filter reads
 */
export function marksOf(
  reports: readonly ReportFilter[],
  logs: readonly (DecodedLog & { readonly blockNumber: bigint })[],
): readonly RateMark[] {
  return logs.map((log) => {
    const filter = reports.find(({ event }) => fits(event as AbiEvent, log)) ?? reports[0];
    if (filter === undefined) throw new Error('a log of no report');
    return filter.decode(log);
  });
}

function fits(event: AbiEvent, log: DecodedLog): boolean {
  return event.name === log.eventName && event.inputs.every(({ name }) => name !== undefined && name in log.args);
}
