import type { RocketPoolIntent } from './intent';

/**
 * Gas measured on the local chain's contracts, rounded up and raised by a half: the public network's do more on a
 * deposit (they may hand it on to node operators at once). They serve to show a likely cost and to keep gas back before
 * any wallet is asked; the wallet's own estimate replaces them before a signature.
 */
const GAS: Readonly<Record<RocketPoolIntent['kind'], bigint>> = { stake: 300_000n, redeem: 180_000n };

/** Typical gas of an intent. */
export function rocketPoolGas({ kind }: RocketPoolIntent): bigint {
  return GAS[kind];
}
