import { followWallClock } from './clock';
import { depositSpareEther } from './deposits';
import type { DevnetLink } from './devnet-link';
import { reportNow } from './report-now';
import { shortReason } from './short-reason';

export type LiveOptions = {
  /** Seconds between blocks when nobody sends a transaction. */
  readonly blockSeconds: number;
  /** Seconds between reports. */
  readonly reportSeconds: number;
  /** Told why a round failed; the next round tries again. */
  readonly onFailure: (what: string, reason: string) => void;
};

/** A chain that lives: blocks and reports come by themselves. */
export type LiveLoop = {
  /** Ends it and resolves when a round under way is done. */
  readonly stop: () => Promise<void>;
};

/**
 * Lets blocks and reports come by themselves until stopped. Everything is read from the chain in each round, so a
 * reverted snapshot or another process's reports do no harm.
 */
export function startLive(link: DevnetLink, options: LiveOptions): LiveLoop {
  const blocks = repeat(
    options.blockSeconds,
    async () => {
      await followWallClock(link.client);
      await link.client.mine({ blocks: 1 });
    },
    (reason) => options.onFailure('block', reason),
  );
  const reports = repeat(
    options.reportSeconds,
    async () => {
      await reportNow(link);
      await depositSpareEther(link);
    },
    (reason) => options.onFailure('report', reason),
  );
  return {
    stop: async () => {
      await Promise.all([blocks(), reports()]);
    },
  };
}

/** Runs `round` every so many seconds, never two at once; returns what ends it. */
function repeat(seconds: number, round: () => Promise<void>, onFailure: (reason: string) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = round()
      .catch((error: unknown) => onFailure(shortReason(error)))
      .finally(() => {
        busy = false;
      });
  }, seconds * 1000);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
