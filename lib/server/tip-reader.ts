import 'server-only';

import type { PublicClient } from 'viem';

import { type Wei, wei } from '@/lib/units/units';
import { isReadError } from './read-error';

/** Between two questions. A suggested tip is a guide, and moves slowly. */
const EVERY_MS = 60_000;

/**
 * What a node suggests as tip per gas. No call that a picture needs anyway tells it, so it costs one of its own: once a
 * minute, whoever asks (docs/adr/0007).
 */
export class TipReader {
  #tip: Wei | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | null = null;

  constructor(
    readonly client: PublicClient,
    readonly now: () => number,
  ) {}

  /** The newest tip, wei per gas; null when no node says. Only the first question is waited for. */
  async read(): Promise<Wei | null> {
    if (this.now() - this.#askedAt >= EVERY_MS) {
      const isFirst = this.#askedAt === Number.NEGATIVE_INFINITY;
      this.#askedAt = this.now();
      this.#asking = this.#ask();
      if (isFirst) await this.#asking;
    }
    return this.#tip;
  }

  /** A node without an opinion on tips is no reason to have no picture. */
  async #ask(): Promise<void> {
    try {
      this.#tip = wei(BigInt(await this.client.request({ method: 'eth_maxPriorityFeePerGas' })));
    } catch (error) {
      if (!isReadError(error)) throw error;
      this.#tip = null;
    }
  }
}
