import 'server-only';

import { encodeEventTopics, isHex, type PublicClient } from 'viem';

import type { PoolRef } from '@/lib/chain/pool-refs';
import type { RateHistory } from '@/lib/protocols/live-state';
import type { PoolId, ReportFilter } from '@/lib/protocols/protocol';

import { RateHistoryReader } from './rate-history';
import type { Header } from './snapshot/header';
import { mayHaveLogs } from './snapshot/logs-bloom';

interface Known {
  readonly reader: RateHistoryReader;
  readonly filters: readonly ReportFilter[];
}

/** The rate history of each pool. Most blocks carry no report, and their header says so: then nothing is asked. */
export class PoolHistories {
  readonly #known = new Map<PoolId, Known>();

  constructor(
    readonly client: PublicClient,
    readonly explain: (error: unknown) => string,
  ) {}

  /**
   * A pool's history up to a block.
   * @param filters makes the pool's report filters; asked once
   * @param follows whether the last call was for the block right before this one
   */
  upTo(ref: PoolRef, filters: () => readonly ReportFilter[], header: Header, follows: boolean): Promise<RateHistory> {
    const { reader, filters: known } = this.#open(ref, filters);
    return reader.upTo(header.block, follows && isQuiet(header, known));
  }

  #open(ref: PoolRef, filters: () => readonly ReportFilter[]): Known {
    const known = this.#known.get(ref.id);
    if (known !== undefined) return known;
    const made = filters();
    const reader = new RateHistoryReader(this.client, made, BigInt(ref.fromBlock), this.explain);
    const opened = { reader, filters: made };
    this.#known.set(ref.id, opened);
    return opened;
  }
}

function isQuiet({ logsBloom }: Header, filters: readonly ReportFilter[]): boolean {
  if (logsBloom === null) return false;
  return filters.every(({ address, event }) => {
    const [topic] = encodeEventTopics({ abi: [event] });
    return isHex(topic) && !mayHaveLogs(logsBloom, [address, topic]);
  });
}
