import { type AbiEvent, parseAbi } from 'viem';

import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import type { RateMark } from '@/lib/domain/rate-mark';
import { shares, unixSeconds, wei } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { amountOf } from '../decoded-logs';
import type { ReportFilter } from '../protocol';
import { DecodeError } from '../read-plan';
import type { RocketPoolContracts } from './pool';

/** Up to protocol 1.2 the block was not indexed, and the time was that of the update. */
const EARLIER = parseAbi([
  'event BalancesUpdated(uint256 block, uint256 totalEth, uint256 stakingEth, uint256 rethSupply, uint256 time)',
]);

/**
 * Rocket Pool's oracle announces each new rate with `BalancesUpdated`, without the rate before it. Its form changed in
 * protocol 1.3; a storage leads to the contract of now, which emits one of the two.
 */
export function rocketPoolReports({ balances: address }: RocketPoolContracts): readonly ReportFilter[] {
  return [
    { address, event: EARLIER[0], decode: (log) => markOf(log, 'time') },
    { address, event: currentEvent(), decode: (log) => markOf(log, 'slotTimestamp') },
  ];
}

function currentEvent(): AbiEvent {
  const event = rocketNetworkBalancesAbi.find((item) => item.type === 'event' && item.name === 'BalancesUpdated');
  if (event?.type !== 'event') throw new DecodeError('ABI', 'has no BalancesUpdated');
  return event;
}

function markOf(log: DecodedLog & { readonly blockNumber: bigint }, time: string): RateMark {
  return {
    blockNumber: log.blockNumber,
    timestamp: unixSeconds(amountOf(log, time)),
    after: {
      totalPooledEther: wei(amountOf(log, 'totalEth')),
      totalShares: shares(amountOf(log, 'rethSupply')),
    },
    before: null,
  };
}
