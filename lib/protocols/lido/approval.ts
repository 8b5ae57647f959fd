import type { Address } from 'viem';

import type { TokenKind } from '../asset';
import type { LidoIntent } from './intent';
import type { LidoPool, LidoPosition } from './pool';

/** An allowance that an intent needs and the account has not given yet. */
export interface ApprovalNeed {
  readonly asset: TokenKind;
  /** Exactly what the intent moves, never more. */
  readonly amount: bigint;
  readonly spender: Address;
}

/** @returns null when no contract has to move the person's tokens, or it already may move enough of them */
export function approvalNeeded(pool: LidoPool, position: LidoPosition | null, intent: LidoIntent): ApprovalNeed | null {
  const { wrapper, queue } = pool.contracts;
  const allowances = position?.allowances;
  if (intent.kind === 'wrap') {
    return missing({ asset: 'rebasing', amount: intent.amount, spender: wrapper }, allowances?.rebasingToWrapper);
  }
  if (intent.kind !== 'request') return null;
  const granted = intent.token === 'rebasing' ? allowances?.rebasingToQueue : allowances?.wrappedToQueue;
  return missing({ asset: intent.token, amount: intent.amount, spender: queue }, granted);
}

function missing(need: ApprovalNeed, granted: bigint | undefined): ApprovalNeed | null {
  return granted !== undefined && granted >= need.amount ? null : need;
}
