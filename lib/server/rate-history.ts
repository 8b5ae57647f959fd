import 'server-only';

import type { PublicClient } from 'viem';

import { aprSince } from '@/lib/domain/apr';
import { USUAL_WINDOWS } from '@/lib/domain/apr-windows';
import { reportsFromMarks } from '@/lib/domain/rate-mark';
import { rateSeries } from '@/lib/domain/rate-series';
import type { RateHistory } from '@/lib/protocols/live-state';
import type { BlockRef, ReportFilter } from '@/lib/protocols/protocol';
import { unixSeconds } from '@/lib/units/units';

import { type ReportLog, readReports } from './report-log';
import { soon } from './soon';

/** Window of the yearly rate, as Lido publishes it: 7 days. */
const [APR_WINDOW_SECONDS] = USUAL_WINDOWS;
/** How far back the rate is drawn. */
const CHART_WINDOW_SECONDS = 90n * 86_400n;
/** Points drawn: about one a day. */
const CHART_SLICES = 96;
/** Blocks to look back for 90 days at mainnet's pace. A chain with fewer, longer blocks is simply read whole. */
const LOOK_BACK_BLOCKS = 660_000n;
/** A local chain answers at once; it is given that chance so that a first page is complete. */
const FIRST_PAGE_MS = 700;

/**
 * The rate history up to a block. The first read may take minutes on a public network, so it runs beside the pictures:
 * until it is there they say that it is loading. Afterwards each block costs one short log query.
 */
export class RateHistoryReader {
  #log: ReportLog | null = null;
  #backfill: Promise<void> | null = null;
  #failure: string | null = null;
  /** Hash of the block up to which the log was read last. */
  #upTo = '';

  constructor(
    readonly client: PublicClient,
    readonly filters: readonly ReportFilter[],
    readonly firstBlock: bigint,
    readonly explain: (error: unknown) => string,
  ) {}

  /**
   * History up to and including the block's own reports, once the first read is through.
   * @param isQuiet the block follows directly on the last one and carries no report, so that nothing has to be read
   */
  async upTo(block: BlockRef, isQuiet = false): Promise<RateHistory> {
    if (this.#log === null) {
      await soon(this.#backfilled(block), FIRST_PAGE_MS, () => undefined);
    } else if (this.#upTo === block.hash) {
      return this.#historyAt(this.#log, block);
    } else if (!isQuiet || this.#log.completeTo + 1n !== block.number) {
      await this.#extend(block);
    } else {
      this.#log = { ...this.#log, completeTo: block.number };
      this.#upTo = block.hash;
    }
    if (this.#log !== null) return this.#historyAt(this.#log, block);
    return this.#failure === null ? { status: 'loading' } : { status: 'unavailable', reason: this.#failure };
  }

  #backfilled(block: BlockRef): Promise<void> {
    this.#backfill ??= this.#extend(block)
      .catch((error: unknown) => {
        this.#failure = this.explain(error);
      })
      .finally(() => {
        this.#backfill = null;
      });
    return this.#backfill;
  }

  async #extend(block: BlockRef): Promise<void> {
    const earliest = block.number > LOOK_BACK_BLOCKS ? block.number - LOOK_BACK_BLOCKS : 0n;
    const fromBlock = this.#log?.completeFrom ?? (earliest > this.firstBlock ? earliest : this.firstBlock);
    this.#log = await readReports(this.client, this.filters, { fromBlock, toBlock: block.number }, this.#log);
    this.#upTo = block.hash;
    this.#failure = null;
  }

  #historyAt(log: ReportLog, block: BlockRef): RateHistory {
    const since = (seconds: bigint) => unixSeconds(block.timestamp - seconds);
    const reports = reportsFromMarks(log.marks);
    const drawn = reports.filter((report) => report.timestamp >= since(CHART_WINDOW_SECONDS));
    return {
      status: 'ready',
      apr: aprSince(reports, since(APR_WINDOW_SECONDS)),
      windows: USUAL_WINDOWS.map((asked) => ({ asked, apr: aprSince(reports, since(asked)) })),
      points: rateSeries(drawn, CHART_SLICES),
    };
  }
}
