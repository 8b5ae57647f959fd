import { etherFromSharesDown, sharesFromEtherDown, sharesFromEtherUp } from '@/lib/domain/share-rate';
import { blocksUntilLimitAdmits, stakeLimitAt } from '@/lib/domain/stake-limit';
import { splitIntoRequests } from '@/lib/domain/withdrawal-split';
import { err, ok, type Result } from '@/lib/result';
import { shares, type Wei, wei } from '@/lib/units/units';

import type { Asset } from '../asset';
import { refusalOfGas } from '../gas-refusal';
import type { Intent, Quote } from '../protocol';
import type { Refusal } from '../refusal';
import { quoteSubmitDown, quoteUnwrapDown } from './amounts';
import { approvalNeeded } from './approval';
import { gasUnitsOf } from './gas';
import { isLidoIntent, type LidoIntent } from './intent';
import type { LidoContext, LidoPool, LidoPosition } from './pool';

/** Requests in one transaction: 100 need about 13.5 million gas, below the 16.7 million a transaction may use (EIP-7825). */
export const MAX_REQUESTS_PER_TX = 100;
/** Requests at a time, in as many transactions as that takes: more signatures than these nobody should be led into. */
export const MAX_REQUESTS = 10 * MAX_REQUESTS_PER_TX;

/**
 * What an intent would do, to the wei, or why it would not be carried out. The first reason found is given, in the order in
 * which a person can do something about it: the protocol's state, the amount, the limits, the balance, the gas.
 */
export function quoteLido(context: LidoContext, intent: Intent): Result<Quote, Refusal> {
  if (!isLidoIntent(intent)) return err({ code: 'not-offered' });
  const refusal = refusalOfState(context, intent) ?? refusalOfAmount(intent) ?? refusalOfBalance(context, intent);
  if (refusal !== null) return err(refusal);
  const quoted = quoteAccepted(context, intent);
  if (!quoted.ok) return quoted;
  const gas = refusalOfGas(context, intent.kind === 'stake' ? intent.amount : 0n, quoted.value.gasUnits);
  return gas === null ? quoted : err(gas);
}

function refusalOfState({ pool, atBlock }: LidoContext, intent: LidoIntent): Refusal | null {
  if (pool.stopped && intent.kind !== 'claim') return { code: 'protocol-stopped' };
  if (intent.kind === 'stake') return refusalOfStaking(pool, intent.amount, atBlock);
  if (intent.kind === 'request' && pool.queue.paused) return { code: 'queue-paused' };
  return null;
}

function refusalOfStaking({ staking }: LidoPool, amount: Wei, atBlock: bigint): Refusal | null {
  if (staking.paused) return { code: 'staking-paused' };
  if (staking.limit === null) return null;
  const left = stakeLimitAt(staking.limit, atBlock);
  if (amount <= left) return null;
  const blocksUntilFits = blocksUntilLimitAdmits(staking.limit, amount, atBlock);
  return { code: 'limit-exceeded', left, max: staking.limit.max, blocksUntilFits };
}

function refusalOfAmount(intent: LidoIntent): Refusal | null {
  if (intent.kind === 'claim') return intent.ids.length === 0 ? { code: 'nothing-selected' } : null;
  return intent.amount <= 0n ? { code: 'amount-zero' } : null;
}

/** What an intent gives away, and what the person has of it. */
function spending(
  intent: Exclude<LidoIntent, { kind: 'claim' }>,
  position: LidoPosition,
): { asset: Asset; balance: bigint } {
  if (intent.kind === 'stake') return { asset: 'ether', balance: position.ether };
  if (intent.kind === 'wrap') return { asset: 'rebasing', balance: position.rebasing };
  if (intent.kind === 'unwrap') return { asset: 'wrapped', balance: position.wrapped };
  return intent.token === 'rebasing'
    ? { asset: 'rebasing', balance: position.rebasing }
    : { asset: 'wrapped', balance: position.wrapped };
}

function refusalOfBalance({ position }: LidoContext, intent: LidoIntent): Refusal | null {
  if (position === null || intent.kind === 'claim') return null;
  const { asset, balance } = spending(intent, position);
  return intent.amount > balance ? { code: 'balance-exceeded', asset, balance } : null;
}

function quoteAccepted(context: LidoContext, intent: LidoIntent): Result<Quote, Refusal> {
  const { pool, position } = context;
  const gasUnits = gasUnitsOf(intent, { approval: approvalNeeded(pool, position, intent) !== null, requests: 1 });
  switch (intent.kind) {
    case 'stake':
      return quoteStake(pool, intent, gasUnits);
    case 'wrap':
      return transfer(intent.amount, 'rebasing', sharesFromEtherDown(intent.amount, pool.rate), 'wrapped', gasUnits);
    case 'unwrap':
      return transfer(
        intent.amount,
        'wrapped',
        quoteUnwrapDown(intent.amount, pool.rate).credited,
        'rebasing',
        gasUnits,
      );
    case 'request':
      return quoteRequest(context, intent);
    case 'claim':
      return quoteClaim(position, intent.ids, gasUnits);
  }
}

function quoteStake(
  pool: LidoPool,
  intent: Extract<LidoIntent, { kind: 'stake' }>,
  gasUnits: bigint,
): Result<Quote, Refusal> {
  const outcome = quoteSubmitDown(intent.amount, pool.rate);
  const received = intent.receive === 'rebasing' ? outcome.credited : outcome.shares;
  return transfer(intent.amount, 'ether', received, intent.receive, gasUnits);
}

function transfer(give: bigint, from: Asset, receive: bigint, to: Asset, gasUnits: bigint): Result<Quote, Refusal> {
  // A few wei of a token worth more than one share round down to nothing; the contract would take them all the same.
  if (receive === 0n) return err({ code: 'nothing-received' });
  return ok({ give: { asset: from, amount: give }, receive: { asset: to, amount: receive }, requests: [], gasUnits });
}

/**
 * The parts a request is sent in, in the unit of the token given. The bounds count in stETH, also for wrapped tokens.
 * @returns parts whose sum is the amount
 */
export function requestParts(pool: LidoPool, intent: Extract<LidoIntent, { kind: 'request' }>): readonly bigint[] {
  const { min, max } = pool.queue;
  if (intent.token === 'rebasing') return splitIntoRequests(intent.amount, { min, max });
  const bounds = { min: wei(sharesFromEtherUp(min, pool.rate)), max: wei(sharesFromEtherDown(max, pool.rate)) };
  return splitIntoRequests(wei(intent.amount), bounds);
}

function quoteRequest(context: LidoContext, intent: Extract<LidoIntent, { kind: 'request' }>): Result<Quote, Refusal> {
  const { pool, position } = context;
  const value = intent.token === 'rebasing' ? intent.amount : etherFromSharesDown(intent.amount, pool.rate);
  if (value < pool.queue.min) return err({ code: 'request-too-small', min: pool.queue.min });
  const mostAmount = pool.queue.max * BigInt(MAX_REQUESTS);
  const tooMany = (count: number): Refusal => ({
    code: 'too-many-requests',
    count,
    most: MAX_REQUESTS,
    mostAmount,
  });
  if (value > mostAmount) return err(tooMany(Number((value + pool.queue.max - 1n) / pool.queue.max)));
  const parts = requestParts(pool, intent);
  // The largest request in whole wrapped tokens is worth a little less than the largest in ETH, so one part more can be needed.
  if (parts.length > MAX_REQUESTS) return err(tooMany(parts.length));
  const requests =
    intent.token === 'rebasing' ? parts.map(wei) : parts.map((part) => etherFromSharesDown(shares(part), pool.rate));
  const approval = approvalNeeded(pool, position, intent) !== null;
  const gasUnits = gasUnitsOf(intent, { approval, requests: requests.length });
  return ok({ give: { asset: intent.token, amount: intent.amount }, receive: null, requests, gasUnits });
}

/** Claims in one transaction: 150 need about 9 million gas, well below what a transaction may use (EIP-7825). */
export const MAX_CLAIMS_PER_TX = 150;
/** Claims at a time, in as many transactions as that takes. */
export const MAX_CLAIMS = 4 * MAX_CLAIMS_PER_TX;

function quoteClaim(position: LidoPosition | null, ids: readonly bigint[], gasUnits: bigint): Result<Quote, Refusal> {
  if (ids.length > MAX_CLAIMS) return err({ code: 'too-many-claims', most: MAX_CLAIMS });
  const requests = position?.requests ?? [];
  let total = 0n;
  for (const id of ids) {
    const request = requests.find((candidate) => candidate.id === id);
    if (request === undefined) return err({ code: 'not-owner', id });
    if (request.claimable === null) return err({ code: 'not-claimable', id });
    total += request.claimable.ether;
  }
  return ok({ give: null, receive: { asset: 'ether', amount: total }, requests: [], gasUnits });
}
