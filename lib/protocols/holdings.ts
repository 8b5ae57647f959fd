import { etherFromRethDown } from '@/lib/domain/rocket-pool-rate';
import { etherFromSharesDown } from '@/lib/domain/share-rate';
import { assetsFromSharesDown } from '@/lib/domain/vault-shares';
import { shares, type Wei, wei } from '@/lib/units/units';

import type { VaultPool, VaultPosition } from './erc4626/pool';
import type { PoolFacts } from './facts';
import {
  claimableOrigins,
  fulfilledOrigins,
  type HoldingOrigins,
  pendingOrigins,
  queuedOrigins,
  rebasingOrigins,
  requestsOrigin,
  shareOrigins,
  tokenOrigins,
  wrappedOrigins,
} from './holding-origins';
import type { LidoPool, LidoPosition } from './lido/pool';
import type { AccountPicture, LiveSnapshot } from './live-state';
import { poolOf } from './live-state';
import { factsOf, PROTOCOL_NAMES } from './pool-facts';
import { poolOfKind } from './pool-kinds';
import type { BlockRef, PoolBase, PoolId, PositionBase, Provenance, StakingProtocolId } from './protocol';
import type { RocketPool, RocketPoolPosition } from './rocket-pool/pool';

/** Something an account has: a token, or what it asked for. */
export interface Holding {
  readonly pool: PoolId;
  readonly poolName: string;
  readonly protocol: StakingProtocolId;
  /** `queued`: waits and does not pay yet; `claimable`: can be fetched. */
  readonly kind: 'token' | 'queued' | 'claimable';
  /** The token's symbol, or the unit of what was asked for. */
  readonly symbol: string;
  readonly amount: bigint;
  readonly decimals: number;
  /** In `unit`, rounded down as the contract does; null when the pool does not say. */
  readonly worth: { readonly amount: Wei; readonly estimated: boolean } | null;
  /** Decimals of the worth. */
  readonly unitDecimals: number;
  /** "ETH", or a vault's underlying token. */
  readonly unit: string;
  readonly isEther: boolean;
  readonly origins: HoldingOrigins;
}

/** What an account has in all pools, and the pools that could not be read. */
export interface Holdings {
  readonly held: readonly Holding[];
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
  /** Where it is told which requests the account has: what a sum over none of them comes from. */
  readonly requests: Provenance;
}

/**
 * Everything an account holds in the pools of a picture; tokens also when there are none of them, queues only when
 * something is in them.
 * @param block of the account's picture
 */
export function holdingsOf(snapshot: LiveSnapshot, account: AccountPicture, block: BlockRef): Holdings {
  const failed: Holdings['failed'][number][] = [];
  const held = [...lidoHoldings(snapshot.pool, account.position)];
  for (const one of account.others) {
    const pool = poolOf(snapshot, one.id);
    if (one.status === 'failed') failed.push({ name: nameOf(one.id), reason: one.reason });
    else if (pool === null) failed.push({ name: nameOf(one.id), reason: 'it is not in the newest picture' });
    else held.push(...otherHoldings(pool, one.position, block));
  }
  return { held, failed, requests: requestsOrigin(snapshot.pool.contracts, account.position.account) };
}

function otherHoldings(base: PoolBase, position: PositionBase, block: BlockRef): readonly Holding[] {
  const pool = poolOfKind(base);
  switch (pool.protocol) {
    case 'lido':
      return lidoHoldings(pool, position as LidoPosition);
    case 'rocket-pool':
      return [rethOf(pool, position as RocketPoolPosition)];
    case 'erc4626':
      return vaultHoldings(pool, position as VaultPosition, factsOf(pool, block.number));
  }
}

function nameOf(id: PoolId): string {
  return id === 'rocket-pool'
    ? PROTOCOL_NAMES['rocket-pool']
    : `${PROTOCOL_NAMES.erc4626} ${id.replace(/^vault-/, '')}`;
}

function lidoHoldings({ id, tokens, rate, contracts }: LidoPool, position: LidoPosition): readonly Holding[] {
  const base = { pool: id, poolName: PROTOCOL_NAMES.lido, protocol: 'lido', decimals: 18, ...IN_ETHER } as const;
  const waiting = position.requests.filter(({ claimable }) => claimable === null);
  const ready = position.requests.filter(({ claimable }) => claimable !== null);
  const queued = sum(waiting.map(({ nominal }) => nominal));
  const claimable = sum(ready.flatMap((request) => (request.claimable === null ? [] : [request.claimable.ether])));
  const { account } = position;
  const wrapped = rate.totalShares === 0n ? wei(0n) : etherFromSharesDown(position.wrapped, rate);
  return [
    {
      ...base,
      kind: 'token',
      symbol: tokens.rebasing.symbol,
      amount: position.rebasing,
      worth: exactly(position.rebasing),
      origins: rebasingOrigins(contracts, tokens.rebasing.symbol, account),
    },
    {
      ...base,
      kind: 'token',
      symbol: tokens.wrapped.symbol,
      amount: position.wrapped,
      worth: exactly(wrapped),
      origins: wrappedOrigins(contracts, tokens.wrapped.symbol, account, position.wrapped),
    },
    ...(queued === 0n
      ? []
      : [
          {
            ...base,
            kind: 'queued',
            symbol: 'ETH',
            amount: queued,
            worth: exactly(queued),
            origins: queuedOrigins(contracts, waiting),
          } as const,
        ]),
    ...(claimable === 0n
      ? []
      : [
          {
            ...base,
            kind: 'claimable',
            symbol: 'ETH',
            amount: claimable,
            worth: exactly(claimable),
            origins: claimableOrigins(contracts, ready),
          } as const,
        ]),
  ];
}

function rethOf({ id, tokens, balances, contracts }: RocketPool, { account, accruing }: RocketPoolPosition): Holding {
  return {
    pool: id,
    poolName: PROTOCOL_NAMES['rocket-pool'],
    protocol: 'rocket-pool',
    kind: 'token',
    symbol: tokens.accruing.symbol,
    amount: accruing,
    decimals: 18,
    worth: exactly(etherFromRethDown(accruing, balances)),
    ...IN_ETHER,
    origins: tokenOrigins(contracts.token, tokens.accruing.symbol, account, {
      contract: contracts.token,
      contractName: 'RocketTokenRETH',
      call: 'getEthValue(uint256)(uint256)',
      args: [String(accruing)],
      formula: 'Tokens × ETH of the network ÷ rETH in existence, both as last reported, rounded down.',
    }),
  };
}

function vaultHoldings(
  { id, tokens, totals, contracts }: VaultPool,
  { account, accruing, requests }: VaultPosition,
  { name: poolName, isEther }: PoolFacts,
): readonly Holding[] {
  const { symbol, decimals } = tokens.accruing;
  const unit = isEther ? 'ETH' : tokens.underlying.symbol;
  const unitDecimals = tokens.underlying.decimals;
  const base = { pool: id, poolName, protocol: 'erc4626', unit, unitDecimals, isEther } as const;
  const pending = requests.reduce((total, request) => total + request.pending, 0n);
  const ready = requests.flatMap(({ claimable }) => (claimable === null ? [] : [claimable]));
  const assets = ready.map((claim) => claim.assets);
  const known = assets.flatMap((amount) => (amount === null ? [] : [amount]));
  const isTold = known.length === assets.length;
  return [
    {
      ...base,
      kind: 'token',
      symbol,
      amount: accruing,
      decimals,
      worth: exactly(assetsFromSharesDown(accruing, totals)),
      origins: shareOrigins(contracts, account, accruing),
    },
    ...(pending === 0n
      ? []
      : [
          {
            ...base,
            kind: 'queued',
            symbol,
            amount: pending,
            decimals,
            // What it pays is decided when the vault fulfils the request.
            worth: { amount: assetsFromSharesDown(shares(pending), totals), estimated: true },
            origins: pendingOrigins(contracts, account, requests, pending),
          } as const,
        ]),
    ...(ready.length === 0
      ? []
      : [
          {
            ...base,
            kind: 'claimable',
            symbol,
            amount: ready.reduce((total, claim) => total + claim.shares, 0n),
            decimals,
            worth: isTold ? exactly(sum(known)) : null,
            origins: fulfilledOrigins(contracts, account, requests, isTold),
          } as const,
        ]),
  ];
}

const IN_ETHER = { unit: 'ETH', unitDecimals: 18, isEther: true } as const;

function exactly(amount: Wei): Holding['worth'] {
  return { amount, estimated: false };
}

function sum(amounts: readonly Wei[]): Wei {
  return wei(amounts.reduce<bigint>((total, amount) => total + amount, 0n));
}
