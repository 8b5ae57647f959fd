import { followWallClock } from './clock';
import { depositSpareEther } from './deposits';
import type { DevnetLink } from './devnet-link';
import { isFeedOn } from './feed/feed-switch';
import { movePrice } from './feed/price-feed';
import { marketTokens } from './market/tokens';
import { wanderPools } from './market/wander';
import { type Random, randomFrom } from './random';
import { reportNow, withoutReports } from './report-now';
import { reportBalances } from './rocket-pool/report-balances';
import { shortReason } from './short-reason';
import { vaultRound } from './vault/vault-round';

export type LiveOptions = {
  /** Seconds between blocks when nobody sends a transaction. */
  readonly blockSeconds: number;
  /** Seconds between reports. */
  readonly reportSeconds: number;
  /** Told why a round failed; the next round tries again. */
  readonly onFailure: (what: string, reason: string) => void;
};

/** A chain that lives: blocks, reports and trades come by themselves. */
export type LiveLoop = {
  /** Ends it and resolves when a round under way is done. */
  readonly stop: () => Promise<void>;
};

/**
 * Lets blocks, reports and trades come by themselves until stopped. Everything is read from the chain in each round, so a
 * reverted snapshot or another process's reports do no harm.
 */
export function startLive(link: DevnetLink, options: LiveOptions): LiveLoop {
  const random = randomFrom(Date.now());
  const blocks = repeat(
    options.blockSeconds,
    async () => {
      if (!(await isMining(link))) return;
      await followWallClock(link.client);
      await link.client.mine({ blocks: 1 });
    },
    (reason) => options.onFailure('block', reason),
  );
  const reports = repeat(
    options.reportSeconds,
    async () => {
      if (!(await isMining(link))) return;
      await reportNow(link);
      await depositSpareEther(link);
    },
    (reason) => options.onFailure('report', reason),
  );
  const trades = repeat(
    options.reportSeconds,
    async () => {
      if (await isMining(link)) await trade(link, random);
    },
    (reason) => options.onFailure('trade', reason),
  );
  const others = repeat(
    options.reportSeconds,
    async () => {
      if (await isMining(link)) await otherReports(link, random);
    },
    (reason) => options.onFailure('update of the other protocols', reason),
  );
  return {
    stop: async () => {
      await Promise.all([blocks(), reports(), trades(), others()]);
    },
  };
}

/** A chain whose mining was switched off stands still until it is switched on again. */
function isMining({ client }: DevnetLink): Promise<boolean> {
  return client.getAutomine();
}

/** What the oracles and keepers of the other protocols and of the price feed say. */
function otherReports(link: DevnetLink, random: Random): Promise<void> {
  return withoutReports(link, async () => {
    if (isFeedOn(link)) await movePrice(link, random);
    await reportBalances(link);
    await vaultRound(link);
  });
}

/** A small trade in each pool. Waits for the report under way, and whoever holds off reports holds off trades too. */
function trade(link: DevnetLink, random: Random): Promise<void> {
  return withoutReports(link, () => wanderPools(link, marketTokens(link), random));
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
