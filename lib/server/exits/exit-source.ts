import 'server-only';

import type { Address } from 'viem';

import type { ExitComparison } from '@/lib/protocols/exit-choices';
import type { LiveSnapshot, RateHistory } from '@/lib/protocols/live-state';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { PoolBase, PoolId } from '@/lib/protocols/protocol';

import { KeptAnswers } from '../kept-answers';
import { compareLidoExits, compareRocketPoolExits, compareVaultExits, type ExitTools } from './compare-exits';

/** Comparisons kept at most. */
const MOST_KEPT = 500;

/** What is asked: which pool's token, and how much of it in its smallest unit. */
export interface ExitQuestion {
  readonly pool: PoolId;
  readonly token: Address;
  readonly amount: bigint;
}

/** A question that has no answer on this network, and what it has instead. */
export class UnknownExitError extends Error {
  override readonly name = 'UnknownExitError';

  constructor(
    readonly code: 'no-such-pool' | 'no-such-token' | 'not-in-ether' | 'not-readable',
    detail: string,
  ) {
    super(detail);
  }
}

/** Ways out side by side, at the block of a picture: one read of all markets for each amount and block, whoever asks. */
export class ExitSource {
  readonly #kept = new KeptAnswers<ExitComparison>(MOST_KEPT);

  constructor(readonly tools: ExitTools) {}

  /**
   * Compares the ways out of one amount of a pool's token.
   * @throws UnknownExitError for what no pool of this network pays out in ether; viem's errors when no node answers
   */
  compare(snapshot: LiveSnapshot, question: ExitQuestion): Promise<ExitComparison> {
    const key = `${snapshot.block.hash} ${question.pool} ${question.token.toLowerCase()} ${question.amount}`;
    return this.#kept.get(key, () => this.#compare(snapshot, question));
  }

  async #compare(snapshot: LiveSnapshot, question: ExitQuestion): Promise<ExitComparison> {
    const { pool, history } = pictureOf(snapshot, question.pool);
    const kind = tokenOf(pool, question.token);
    const ask = { snapshot, history, amount: question.amount };
    const known = poolOfKind(pool);
    switch (known.protocol) {
      case 'lido':
        return compareLidoExits(this.tools, known, kind === 'wrapped' ? 'wrapped' : 'rebasing', ask);
      case 'rocket-pool':
        return compareRocketPoolExits(this.tools, known, ask);
      case 'erc4626':
        if (!isInEther(known))
          throw new UnknownExitError('not-in-ether', 'This vault pays out another token than ether.');
        return compareVaultExits(this.tools, known, ask);
    }
  }
}

function pictureOf(snapshot: LiveSnapshot, id: PoolId): { readonly pool: PoolBase; readonly history: RateHistory } {
  if (snapshot.pool.id === id) return snapshot;
  const ids = [snapshot.pool.id];
  for (const other of snapshot.others) {
    if (other.status === 'ready') {
      if (other.pool.id === id) return other;
      ids.push(other.pool.id);
    } else if (other.id === id) {
      throw new UnknownExitError('not-readable', `This pool cannot be read now: ${other.reason}.`);
    }
  }
  throw new UnknownExitError('no-such-pool', `This network has ${ids.join(', ')}.`);
}

/** Which of a pool's liquid tokens an address is. */
function tokenOf({ tokens }: PoolBase, token: Address): 'rebasing' | 'wrapped' | 'accruing' {
  const liquid = (['rebasing', 'wrapped', 'accruing'] as const).flatMap((kind) => {
    const address = tokens[kind]?.address;
    return address === undefined ? [] : [{ kind, address }];
  });
  const found = liquid.find(({ address }) => address.toLowerCase() === token.toLowerCase());
  if (found !== undefined) return found.kind;
  const list = liquid.map(({ address }) => address).join(', ');
  throw new UnknownExitError('no-such-token', `The pool pays out ${list}.`);
}

/** Whether amounts of a vault can stand beside ether: it pays wrapped ether, and both tokens have ether's decimals. */
function isInEther({ contracts }: Parameters<typeof compareVaultExits>[1]): boolean {
  return contracts.takesWrappedEther && contracts.share.decimals === 18 && contracts.underlying.decimals === 18;
}
