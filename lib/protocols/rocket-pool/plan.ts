import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { wei } from '@/lib/units/units';

import type { ContractCall, Intent, TxStep } from '../protocol';
import { type RocketPoolIntent, rocketPoolIntent } from './intent';
import type { RocketPool, RocketPoolPosition } from './pool';

/**
 * The one call that carries out an intent which {@link quoteRocketPool} accepted.
 * @throws Error for something Rocket Pool does not offer
 */
export function planRocketPool(pool: RocketPool, _position: RocketPoolPosition, intent: Intent): readonly TxStep[] {
  return [{ kind: 'act', call: callOf(pool, rocketPoolIntent(intent)), approval: null }];
}

function callOf({ contracts }: RocketPool, intent: RocketPoolIntent): ContractCall {
  if (intent.kind === 'stake') {
    const { depositPool: address } = contracts;
    return {
      type: 'call',
      address,
      abi: rocketDepositPoolAbi,
      functionName: 'deposit',
      args: [],
      value: intent.amount,
    };
  }
  return {
    type: 'call',
    address: contracts.token,
    abi: rocketTokenRethAbi,
    functionName: 'burn',
    args: [intent.amount],
    value: wei(0n),
  };
}
