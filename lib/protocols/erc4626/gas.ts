import type { VaultIntent } from './intent';

/**
 * The most gas that the local chain's vaults used (deposit 114,814, redemption 78,678, request 134,317, claim 108,122 and
 * 51,976 for each further request), raised by a half and rounded up: what a vault does with a deposit is its own affair. They serve to show a likely cost and to keep gas back before any wallet is asked; the wallet's own estimate
 * replaces them before a signature.
 */
const GAS: Readonly<Record<VaultIntent['kind'], bigint>> = {
  stake: 175_000n,
  redeem: 120_000n,
  request: 205_000n,
  claim: 165_000n,
};
const FURTHER_CLAIM = 80_000n;
/** Wrapped ether's own contract used 45,041. */
const WRAP = 46_000n;
/** It used 46,361 for an allowance; tokens behind a proxy use more. */
const APPROVE = 60_000n;

/**
 * Typical gas of all steps of an intent together.
 * @param steps which of the steps before the act are needed
 */
export function vaultGas(intent: VaultIntent, steps: { readonly wrap: boolean; readonly approval: boolean }): bigint {
  const further = intent.kind === 'claim' ? BigInt(Math.max(0, intent.ids.length - 1)) * FURTHER_CLAIM : 0n;
  return GAS[intent.kind] + further + (steps.wrap ? WRAP : 0n) + (steps.approval ? APPROVE : 0n);
}
