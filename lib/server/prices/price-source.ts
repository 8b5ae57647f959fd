import 'server-only';

import type { PublicClient } from 'viem';

import { readBatch } from '@/lib/chain/read-batch';
import { type LiveSnapshot, poolOf } from '@/lib/protocols/live-state';
import type { BlockRef, ChainPrice, Intent, PoolId } from '@/lib/protocols/protocol';
import { protocolOf } from '@/lib/protocols/registry';
import { shares, wei } from '@/lib/units/units';

import { KeptAnswers } from '../kept-answers';

/** Prices kept at most. */
const MOST_KEPT = 500;

/** What is asked: what an amount brings in a pool, in the smallest unit of what is given. */
export interface PriceQuestion {
  readonly pool: PoolId;
  readonly action: 'stake' | 'redeem' | 'request';
  readonly amount: bigint;
}

/** What the chain says, and at which block. */
export interface PriceAt {
  readonly block: BlockRef;
  readonly price: ChainPrice;
}

/** A question that the chain is not asked on this network. */
export class UnknownPriceError extends Error {
  override readonly name = 'UnknownPriceError';

  constructor(
    readonly code: 'no-such-pool' | 'not-asked',
    detail: string,
  ) {
    super(detail);
  }
}

/** Prices that only the chain can tell, at the block of a picture: one read for each amount and block, whoever asks. */
export class PriceSource {
  readonly #kept = new KeptAnswers<PriceAt>(MOST_KEPT);

  constructor(readonly client: PublicClient) {}

  /**
   * What a contract itself says about one amount.
   * @throws UnknownPriceError for a pool that is not there, or that needs no asking; viem's errors when no node answers
   */
  at(snapshot: LiveSnapshot, question: PriceQuestion): Promise<PriceAt> {
    const { pool, action, amount } = question;
    return this.#kept.get(`${snapshot.block.hash} ${pool} ${action} ${amount}`, () => this.#read(snapshot, question));
  }

  async #read(snapshot: LiveSnapshot, { pool: id, ...asked }: PriceQuestion): Promise<PriceAt> {
    const pool = poolOf(snapshot, id);
    if (pool === null) throw new UnknownPriceError('no-such-pool', 'The newest picture has no such pool.');
    const plan = protocolOf(pool.protocol).priceReads(pool, intentOf(asked));
    if (plan === null)
      throw new UnknownPriceError('not-asked', 'The pool’s own figures say what this brings, or it is not offered.');
    const { block } = snapshot;
    return { block, price: await readBatch(this.client, plan, { hash: block.hash }) };
  }
}

function intentOf({ action, amount }: Omit<PriceQuestion, 'pool'>): Intent {
  switch (action) {
    case 'stake':
      return { kind: 'stake', amount: wei(amount), receive: 'accruing' };
    case 'redeem':
      return { kind: 'redeem', amount: shares(amount) };
    case 'request':
      return { kind: 'request', token: 'accruing', amount: shares(amount) };
  }
}
