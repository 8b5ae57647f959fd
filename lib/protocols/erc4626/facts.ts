import { zeroAddress } from 'viem';

import type { PoolFacts, Room } from '../facts';
import type { VaultPool } from './pool';

/** A vault in the words that all pools share. Fees are in its prices; the standard has no place where it would tell them. */
export function vaultFacts(pool: VaultPool): PoolFacts {
  const { contracts, tokens, totals } = pool;
  const { decimals } = tokens.underlying;
  return {
    name: `${tokens.accruing.symbol} vault`,
    symbols: [tokens.accruing.symbol],
    unit: contracts.takesWrappedEther ? 'ETH' : tokens.underlying.symbol,
    isEther: contracts.takesWrappedEther,
    rate: { value: pool.rate, decimals },
    rateUnit: tokens.accruing.symbol,
    total: { value: totals.assets, decimals },
    fee: null,
    depositFee: null,
    room: roomOf(pool),
    exits: [{ kind: contracts.exit === 'at-once' ? 'instant' : 'request', amount: null, open: pool.paused !== true }],
  };
}

function roomOf({ contracts, tokens, room, paused }: VaultPool): Room {
  if (contracts.depositsByRequest)
    return { status: 'closed', why: 'deposits are requests, which this app does not make' };
  if (paused === true) return { status: 'closed', why: 'the vault is paused' };
  if (room === null) return { status: 'unlimited' };
  const left = { value: room, decimals: tokens.underlying.decimals };
  // Read for nobody’s address: what the vault takes from somebody it does not know.
  return { status: 'limited', left, refill: null, args: [zeroAddress] };
}
