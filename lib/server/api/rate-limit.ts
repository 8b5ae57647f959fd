import 'server-only';

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { serverSettings } from '../env';
import { oncePerProcess } from '../once-per-process';
import { sharedCounter } from './shared-counter';

const WINDOW_SECONDS = 60;

/** What is left to a client in the current window. */
export interface Allowance {
  readonly allowed: boolean;
  /** Points per window. */
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window starts anew. */
  readonly resetSeconds: number;
}

/** Something that counts points by client; a window starts with a client's first request. */
export interface PointCounter {
  consume(key: string, points: number): Promise<RateLimiterRes>;
}

/** How many points a client may spend in a minute. */
export class RateLimit {
  constructor(
    readonly counter: PointCounter,
    readonly limit: number,
  ) {}

  /**
   * Takes points from a client's allowance.
   * @throws what the counter throws when it cannot count
   */
  async take(client: string, points: number): Promise<Allowance> {
    try {
      return this.#allowance(await this.counter.consume(client, points), true);
    } catch (refused) {
      // The counter rejects with its result, which is no error, once the points are used up.
      if (refused instanceof RateLimiterRes) return this.#allowance(refused, false);
      throw refused;
    }
  }

  #allowance({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): Allowance {
    const resetSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    return { allowed, limit: this.limit, remaining: Math.max(0, remainingPoints), resetSeconds };
  }
}

/** The limit of the clients of this process, or of all processes on the same Postgres server. */
export function rateLimit(): RateLimit {
  return oncePerProcess('rate-limit', () => {
    const { requestsPerMinute: points, databaseUrl } = serverSettings();
    const window = { points, duration: WINDOW_SECONDS };
    const counter = databaseUrl === null ? new RateLimiterMemory(window) : sharedCounter(databaseUrl, window);
    return new RateLimit(counter, points);
  });
}

/** The allowance as headers (draft-ietf-httpapi-ratelimit-headers, in the form most clients know). */
export function rateLimitHeaders({ limit, remaining, resetSeconds }: Allowance): Readonly<Record<string, string>> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}
