import type { Address } from 'viem';

import { etherFromSharesDown } from '@/lib/domain/share-rate';
import { shares } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { amountOf, isAt, isOf } from '../decoded-logs';
import type { Intent, Outcome } from '../protocol';
import { DecodeError } from '../read-plan';
import { lidoIntent } from './intent';
import type { LidoPool } from './pool';

const NOTHING: Outcome = { received: null, requestIds: [], claimedIds: [] };

/**
 * What a confirmed transaction did, from its own events.
 * @param pool the pool at the receipt's block
 * @param logs decoded logs of the receipt, in order; logs of other contracts are ignored
 * @throws DecodeError when the event that the intent must cause is not there
 */
export function outcomeOfLido(pool: LidoPool, account: Address, wanted: Intent, logs: readonly DecodedLog[]): Outcome {
  const intent = lidoIntent(wanted);
  switch (intent.kind) {
    case 'stake':
      return {
        ...NOTHING,
        received: { asset: intent.receive, amount: stakeReceived(pool, account, intent.receive, logs) },
      };
    case 'wrap':
      return { ...NOTHING, received: { asset: 'wrapped', amount: sumTo(logs, pool.contracts.wrapper, account) } };
    case 'unwrap':
      return { ...NOTHING, received: { asset: 'rebasing', amount: unwrapReceived(pool, account, logs) } };
    case 'request':
      return { ...NOTHING, requestIds: requestedIds(pool, account, logs) };
    case 'claim':
      return claimOutcome(pool, logs, intent.to);
  }
}

function stakeReceived(
  pool: LidoPool,
  account: Address,
  receive: 'rebasing' | 'wrapped',
  logs: readonly DecodedLog[],
): bigint {
  return sumTo(logs, receive === 'rebasing' ? pool.contracts.token : pool.contracts.wrapper, account);
}

/** The token's `Transfer` names the amount before it is rounded to whole shares; the shares say what arrived. */
function unwrapReceived(pool: LidoPool, account: Address, logs: readonly DecodedLog[]): bigint {
  const moved = logs
    .filter((log) => log.eventName === 'TransferShares' && isAt(log, pool.contracts.token) && isOf(log, 'to', account))
    .map((log) => amountOf(log, 'sharesValue'));
  if (moved.length === 0) throw new DecodeError('receipt', 'no shares reached the account');
  const total = moved.reduce((sum, amount) => sum + amount, 0n);
  return etherFromSharesDown(shares(total), pool.rate);
}

function claimOutcome(pool: LidoPool, logs: readonly DecodedLog[], to: Address | undefined): Outcome {
  const claims = logs.filter(
    (log) =>
      log.eventName === 'WithdrawalClaimed' &&
      isAt(log, pool.contracts.queue) &&
      (to === undefined || isOf(log, 'receiver', to)),
  );
  if (claims.length === 0) throw new DecodeError('receipt', 'no request was claimed');
  const amount = claims.reduce((sum, log) => sum + amountOf(log, 'amountOfETH'), 0n);
  return {
    received: { asset: 'ether', amount },
    requestIds: [],
    claimedIds: claims.map((log) => amountOf(log, 'requestId')),
  };
}

/** Sum of the ERC-20 transfers of one token that reached the account. */
function sumTo(logs: readonly DecodedLog[], token: Address, account: Address): bigint {
  const transfers = logs.filter((log) => log.eventName === 'Transfer' && isAt(log, token) && isOf(log, 'to', account));
  if (transfers.length === 0) throw new DecodeError('receipt', 'no token reached the account');
  return transfers.reduce((sum, log) => sum + amountOf(log, 'value'), 0n);
}

/** A receipt may hold requests of others: a bundler carries many accounts' operations in one transaction. */
function requestedIds(pool: LidoPool, account: Address, logs: readonly DecodedLog[]): readonly bigint[] {
  const own = logs.filter(
    (log) => log.eventName === 'WithdrawalRequested' && isAt(log, pool.contracts.queue) && isOf(log, 'owner', account),
  );
  if (own.length === 0) throw new DecodeError('receipt', 'no WithdrawalRequested of the account');
  return own.map((log) => amountOf(log, 'requestId'));
}
