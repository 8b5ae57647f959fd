import type { AbiEvent, Address } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import type { RateMark } from '@/lib/domain/rate-mark';
import { shares, unixSeconds, wei } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { amountOf } from '../decoded-logs';
import type { ReportFilter, RequestFilter } from '../protocol';
import { DecodeError } from '../read-plan';
import type { VaultContracts } from './pool';

/**
 * The reports of a keeper, where a vault has them. The standard's own events are no history of the rate: they carry no
 * time, the fees of the one deposit are in them, and one of a few wei says next to nothing. Of a vault that announces
 * nothing, no yearly rate is shown.
 */
export function vaultReports(contracts: VaultContracts): readonly ReportFilter[] {
  return [{ address: contracts.vault, event: eventOf('Reported'), decode: (log) => markOf(contracts, log) }];
}

/**
 * The rate that a report leads to. One unit belongs to nobody on both sides, as in `convertToAssets`; both sides are
 * brought to the same number of decimals, so that a rate of one is one.
 */
function markOf({ share, underlying }: VaultContracts, log: DecodedLog & { readonly blockNumber: bigint }): RateMark {
  const most = Math.max(share.decimals, underlying.decimals);
  const scaled = (amount: bigint, decimals: number) => amount * 10n ** BigInt(most - decimals);
  return {
    blockNumber: log.blockNumber,
    timestamp: unixSeconds(amountOf(log, 'timestamp')),
    after: {
      totalPooledEther: wei(scaled(amountOf(log, 'totalAssets') + 1n, underlying.decimals)),
      totalShares: shares(scaled(amountOf(log, 'totalShares') + 1n, share.decimals)),
    },
    before: null,
  };
}

/** Requests of an account by their events, for a vault that does not list them. */
export function vaultRequestFilter(contracts: VaultContracts, account: Address): RequestFilter | null {
  if (contracts.exit === 'at-once' || contracts.listsRequests) return null;
  return {
    address: contracts.vault,
    event: eventOf('RedeemRequest'),
    args: { controller: account },
    idOf: (log) => amountOf(log, 'requestId'),
  };
}

function eventOf(name: string): AbiEvent {
  const event = asyncVaultAbi.find((item) => item.type === 'event' && item.name === name);
  if (event?.type !== 'event') throw new DecodeError('ABI', `has no ${name}`);
  return event;
}
