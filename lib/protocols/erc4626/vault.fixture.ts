import { maxUint256, zeroAddress } from 'viem';

import { ok } from '@/lib/result';
import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import { ALICE, eth } from '../lido/lido.fixture';
import type { ChainPrice } from '../protocol';
import type { ReadScript } from '../scripted-reads.fixture';
import { INTERFACE_IDS } from './interface-ids';
import type { VaultContext, VaultContracts, VaultPool, VaultPosition } from './pool';

export const VAULT = '0x7700000000000000000000000000000000000077';
export const SHARE = '0x8800000000000000000000000000000000000088';
export const WETH = '0x9900000000000000000000000000000000000099';
export const VAULT_PARTS = { multicall: '0xcA11bde05977b3631167028862bE2a173976CA11', weth: WETH } as const;

/** A vault of wrapped ether with requests to redeem, which it lists. */
export const BY_REQUEST: VaultContracts = {
  vault: VAULT,
  share: { address: SHARE, symbol: 'mvETH', decimals: 18 },
  underlying: { address: WETH, symbol: 'WETH', decimals: 18 },
  takesWrappedEther: true,
  exit: 'by-request',
  depositsByRequest: false,
  listsRequests: true,
};
/** A plain vault of a token with 6 decimals, whose shares have 24. */
export const AT_ONCE: VaultContracts = {
  ...BY_REQUEST,
  share: { address: VAULT, symbol: 'vUSD', decimals: 24 },
  underlying: { address: SHARE, symbol: 'USD', decimals: 6 },
  takesWrappedEther: false,
  exit: 'at-once',
  listsRequests: false,
};

/** An open vault at 1.1 of the underlying token a share, with room for 500. */
export function vaultWith(changes: Partial<VaultPool> = {}): VaultPool {
  const contracts = changes.contracts ?? BY_REQUEST;
  return {
    protocol: 'erc4626',
    id: `vault-${VAULT}`,
    contracts,
    tokens: { accruing: contracts.share, underlying: contracts.underlying },
    totals: { assets: eth(1_100n), shares: shares(1_000n * ONE_ETHER) },
    rate: wei((ONE_ETHER * 11n) / 10n),
    room: eth(500n),
    paused: false,
    ...changes,
  };
}

/** Alice with 100 ETH, 10 of the underlying token and 50 shares; nothing allowed, nothing asked for. */
export function vaultPosition(changes: Partial<VaultPosition> = {}): VaultPosition {
  return {
    account: ALICE,
    ether: eth(100n),
    underlying: eth(10n),
    accruing: shares(50n * ONE_ETHER),
    allowance: wei(0n),
    mostDeposit: eth(500n),
    exit: { shares: shares(0n), assets: wei(0n) },
    requests: [],
    ...changes,
  };
}

/** One gwei a gas; no price asked for yet. */
export function vaultContext(changes: Partial<VaultContext> = {}): VaultContext {
  const position = vaultPosition();
  return { pool: vaultWith(), position, atBlock: 100n, feePerGas: wei(10n ** 9n), price: null, ...changes };
}

/** The chain's word for an amount. */
export const priced = (amount: bigint, receive: bigint): ChainPrice => ({ amount, receive: ok(receive) });

const REVERT = new Error('reverted with 0x');

/** A vault's answers to `supportsInterface`. */
export function supporting(...names: readonly (keyof typeof INTERFACE_IDS)[]): ReadScript {
  return { supportsInterface: (id: string) => names.some((name) => INTERFACE_IDS[name] === id) };
}

/** What {@link BY_REQUEST} answers. */
export const REQUEST_SCRIPT: ReadScript = {
  ...supporting('erc165', 'asyncRedeem', 'erc7575'),
  asset: WETH,
  share: SHARE,
  [`${SHARE}.symbol`]: 'mvETH',
  [`${WETH}.symbol`]: 'WETH',
  decimals: 18,
  redeemRequestIds: [],
  claimableRedeemAssets: 0n,
  totalAssets: eth(1_100n),
  totalSupply: 1_000n * ONE_ETHER,
  convertToAssets: (amount: bigint) => (amount * 11n) / 10n,
  maxDeposit: eth(500n),
  paused: false,
  getEthBalance: eth(100n),
  [`${WETH}.balanceOf`]: eth(10n),
  [`${SHARE}.balanceOf`]: 50n * ONE_ETHER,
  allowance: 0n,
  maxRedeem: 0n,
  maxWithdraw: 0n,
  pendingRedeemRequest: 0n,
  claimableRedeemRequest: 0n,
};

/** What {@link AT_ONCE} answers: it knows no ERC-165 and no other standard, and names no limit. */
export const PLAIN_SCRIPT: ReadScript = {
  supportsInterface: REVERT,
  asset: SHARE,
  share: REVERT,
  [`${VAULT}.symbol`]: 'vUSD',
  [`${SHARE}.symbol`]: 'USD',
  [`${VAULT}.decimals`]: 24,
  [`${SHARE}.decimals`]: 6,
  redeemRequestIds: REVERT,
  claimableRedeemAssets: REVERT,
  totalAssets: 1_100_000_000n,
  totalSupply: 1_000n * 10n ** 24n,
  convertToAssets: (amount: bigint) => (amount * 11n) / 10n / 10n ** 18n,
  maxDeposit: (account: string) => (account === zeroAddress ? 0n : maxUint256),
  paused: REVERT,
  getEthBalance: eth(100n),
  [`${SHARE}.balanceOf`]: 10_000_000n,
  [`${VAULT}.balanceOf`]: 50n * 10n ** 24n,
  allowance: 3_000_000n,
  maxRedeem: 20n * 10n ** 24n,
  maxWithdraw: 22_000_000n,
};
