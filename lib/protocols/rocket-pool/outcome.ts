import type { Address } from 'viem';
import type { DecodedLog } from '../decoded-log';
import { amountOf, isAt, isOf } from '../decoded-logs';
import type { Intent, Outcome } from '../protocol';
import { DecodeError } from '../read-plan';
import { rocketPoolIntent } from './intent';
import type { RocketPool } from './pool';

/**
 * What a confirmed transaction did: the tokens minted to the account, or the ether its burn was paid.
 * @throws DecodeError when the event that the intent must cause is not there
 */
export function outcomeOfRocketPool(
  pool: RocketPool,
  account: Address,
  wanted: Intent,
  logs: readonly DecodedLog[],
): Outcome {
  const stakes = rocketPoolIntent(wanted).kind === 'stake';
  const [eventName, holder, amount] = stakes
    ? (['TokensMinted', 'to', 'amount'] as const)
    : (['TokensBurned', 'from', 'ethAmount'] as const);
  const own = logs.filter(
    (log) => log.eventName === eventName && isAt(log, pool.contracts.token) && isOf(log, holder, account),
  );
  if (own.length === 0) throw new DecodeError('receipt', `no ${eventName} of the account`);
  const total = own.reduce((sum, log) => sum + amountOf(log, amount), 0n);
  return { received: { asset: stakes ? 'accruing' : 'ether', amount: total }, requestIds: [], claimedIds: [] };
}
