import type { Address } from 'viem';

import type { VaultTotals } from '@/lib/domain/vault-shares';
import type { Shares, Wei } from '@/lib/units/units';

import type { TokenInfo } from '../asset';
import type { PoolBase, PositionBase, QuoteContext } from '../protocol';

/** A token of a vault. Vaults fix no decimals, so each token says its own. */
export interface VaultToken extends TokenInfo {
  readonly decimals: number;
}

/** What never changes about a vault: its tokens, and which of the standards it follows. */
export interface VaultContracts {
  readonly vault: Address;
  /** The share token: the vault itself, or another contract (ERC-7575). */
  readonly share: VaultToken;
  /** What the vault takes and pays. */
  readonly underlying: VaultToken;
  /** The underlying token is the chain's wrapped ether, so that ether can be wrapped for a deposit. */
  readonly takesWrappedEther: boolean;
  /** How holders leave: paid in the same transaction (ERC-4626), or by request and claim (ERC-7540). */
  readonly exit: 'at-once' | 'by-request';
  /** Deposits are requests too (ERC-7540): there is no price for them, and the app does not make them. */
  readonly depositsByRequest: boolean;
  /**
   * The vault lists the requests of an account itself, and announces what an epoch of requests is paid; the standard
   * demands neither.
   */
  readonly listsRequests: boolean;
}

/**
 * What a vault looks like at one block. Amounts are in the smallest unit of their token: `Wei` for the underlying token,
 * `Shares` for the share, whatever their decimals.
 */
export interface VaultPool extends PoolBase {
  readonly protocol: 'erc4626';
  readonly contracts: VaultContracts;
  readonly tokens: { readonly accruing: VaultToken; readonly underlying: VaultToken };
  readonly totals: VaultTotals;
  /** What one whole share is worth, in the underlying token, by the vault's own word; rounded down. */
  readonly rate: Wei;
  /** Most that somebody without a position may deposit now; null when the vault names no limit. */
  readonly room: Wei | null;
  /** Whether the vault says it is paused; null when it has no such switch. */
  readonly paused: boolean | null;
}

/** What one account has in a vault at one block. */
export interface VaultPosition extends PositionBase {
  readonly underlying: Wei;
  readonly accruing: Shares;
  /** What the vault may take of the account's underlying token. */
  readonly allowance: Wei;
  /** Most that the account may deposit now; null when the vault names no limit. */
  readonly mostDeposit: Wei | null;
  /**
   * What can be taken out now: for a vault that pays at once the most that it would redeem, for one with requests all
   * that can be claimed. null when the vault does not say.
   */
  readonly exit: { readonly shares: Shares; readonly assets: Wei } | null;
  /** Requests that are not claimed in full, oldest first. */
  readonly requests: readonly VaultRequest[];
}

/** A request to redeem, or with id 0 the sum of requests that cannot be told apart. */
export interface VaultRequest {
  readonly id: bigint;
  /** Shares that still wait. What they will pay is not known yet. */
  readonly pending: Shares;
  /** What can be claimed; `assets` is null when the vault tells only the sum of all. */
  readonly claimable: { readonly shares: Shares; readonly assets: Wei | null } | null;
}

/** What a quote of a vault is made from. */
export type VaultContext = QuoteContext<VaultPool, VaultPosition>;
