import 'server-only';

import type { TokenInfo } from '@/lib/protocols/asset';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import { poolsOfPicture } from '@/lib/protocols/pool-pictures';
import type { PoolBase, PoolId } from '@/lib/protocols/protocol';
import { protocols } from '@/lib/protocols/registry';

import type { FoundPools } from '../pool-reader';
import type { LedgerPool } from './ledger-pool';

/** A token as records name it. */
export interface LedgerToken {
  readonly address: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** A pool with a ledger, and how its figures are named. */
export interface NamedLedgerPool extends LedgerPool {
  readonly name: string;
  /** What everything is worth in: "ETH", or a vault's underlying token. */
  readonly unit: string;
  readonly isEther: boolean;
  /** Decimals of the unit. */
  readonly decimals: number;
  readonly tokens: {
    /** Null where the pool has no rebasing token. */
    readonly rebasing: LedgerToken | null;
    /** The wrapped token, or the only one. */
    readonly wrapped: LedgerToken;
  };
}

/** The pools that keep ledgers; one that could not be found or read is left out and named apart. */
export interface LedgerPools {
  readonly ready: readonly NamedLedgerPool[];
  readonly failed: readonly { readonly id: PoolId; readonly name: string; readonly reason: string }[];
}

/** Every pool of a picture as ledgers are made of it. */
export function ledgerPools(found: FoundPools, snapshot: LiveSnapshot): LedgerPools {
  const pictures = poolsOfPicture(snapshot);
  const ready = pictures.flatMap((picture): readonly NamedLedgerPool[] => {
    if (picture.status === 'failed') return [];
    const { id, name, pool, facts } = picture;
    const made = madeOf(found, id);
    const tokens = tokensOf(pool);
    if (made === null || tokens === null) return [];
    const decimals = pool.tokens.underlying?.decimals ?? 18;
    return [{ id, name, ...made, unit: facts.unit, isEther: facts.isEther, decimals, tokens }];
  });
  const failed = pictures.flatMap((picture) =>
    picture.status === 'failed' ? [{ id: picture.id, name: picture.name, reason: picture.reason }] : [],
  );
  return { ready, failed };
}

function madeOf({ lido, others }: FoundPools, id: PoolId): Pick<LedgerPool, 'source' | 'reports' | 'fromBlock'> | null {
  if (id === lido.ref.id) {
    const { ledger, reports } = protocols.lido;
    return ledger === undefined
      ? null
      : { source: ledger(lido.contracts), reports: reports(lido.contracts), fromBlock: BigInt(lido.ref.fromBlock) };
  }
  const other = others.find(({ ref }) => ref.id === id);
  const source = other?.contracts.ok ? other.protocol.ledger?.(other.contracts.value) : undefined;
  if (!other?.contracts.ok || source === undefined) return null;
  return { source, reports: other.protocol.reports(other.contracts.value), fromBlock: BigInt(other.ref.fromBlock) };
}

function tokensOf({ tokens }: PoolBase): NamedLedgerPool['tokens'] | null {
  const wrapped = tokens.wrapped ?? tokens.accruing;
  if (wrapped === undefined) return null;
  return { rebasing: tokens.rebasing === undefined ? null : named(tokens.rebasing), wrapped: named(wrapped) };
}

function named({ address, symbol, decimals = 18 }: TokenInfo): LedgerToken {
  return { address, symbol, decimals };
}
