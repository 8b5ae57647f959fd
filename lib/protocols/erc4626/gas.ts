import type { VaultIntent } from './intent';

/**
 * Gas measured on the local chain's vault, rounded up and raised by a half: what a vault does with a deposit is its own
 * affair. They serve to show a likely cost and to keep gas back before any wallet is asked; the wallet's own estimate
 * replaces them before a signature.
 */
const GAS: Readonly<Record<VaultIntent['kind'], bigint>> = {
  stake: 210_000n,
  redeem: 180_000n,
  request: 250_000n,
  claim: 150_000n,
};
const FURTHER_CLAIM = 60_000n;
/** As wrapped ether's own contract uses for them, rounded up. */
const WRAP = 46_000n;
const APPROVE = 60_000n;

/**
 * Typical gas of all steps of an intent together.
 * @param steps which of the steps before the act are needed
 */
export function vaultGas(intent: VaultIntent, steps: { readonly wrap: boolean; readonly approval: boolean }): bigint {
  const further = intent.kind === 'claim' ? BigInt(Math.max(0, intent.ids.length - 1)) * FURTHER_CLAIM : 0n;
  return GAS[intent.kind] + further + (steps.wrap ? WRAP : 0n) + (steps.approval ? APPROVE : 0n);
}
