import type { Address } from 'viem';
import type { DecodedLog } from '../decoded-log';
import { amountOf, isAt, isOf } from '../decoded-logs';
import type { Intent, Outcome } from '../protocol';
import { DecodeError } from '../read-plan';
import { vaultIntent } from './intent';
import type { VaultPool } from './pool';

const NOTHING: Outcome = { received: null, requestIds: [], claimedIds: [] };

/**
 * What a confirmed transaction did, from the vault's own events. `Withdraw` names no request: those claimed are those that
 * were chosen, which the vault pays in its order.
 * @throws DecodeError when the event that the intent must cause is not there
 */
export function outcomeOfVault(
  pool: VaultPool,
  account: Address,
  wanted: Intent,
  logs: readonly DecodedLog[],
): Outcome {
  const intent = vaultIntent(wanted, pool.contracts);
  const own = (eventName: string, role: string, of = account): readonly DecodedLog[] => {
    const found = logs.filter(
      (log) => log.eventName === eventName && isAt(log, pool.contracts.vault) && isOf(log, role, of),
    );
    if (found.length === 0) throw new DecodeError('receipt', `no ${eventName} of the account`);
    return found;
  };
  switch (intent.kind) {
    case 'stake':
      return { ...NOTHING, received: { asset: 'accruing', amount: sumOf(own('Deposit', 'owner'), 'shares') } };
    case 'redeem':
      return { ...NOTHING, received: { asset: 'underlying', amount: sumOf(own('Withdraw', 'receiver'), 'assets') } };
    case 'request':
      return { ...NOTHING, requestIds: own('RedeemRequest', 'controller').map((log) => amountOf(log, 'requestId')) };
    case 'claim':
      return {
        received: { asset: 'underlying', amount: sumOf(own('Withdraw', 'receiver', intent.to), 'assets') },
        requestIds: [],
        claimedIds: intent.ids,
      };
  }
}

function sumOf(logs: readonly DecodedLog[], name: string): bigint {
  return logs.reduce((sum, log) => sum + amountOf(log, name), 0n);
}
