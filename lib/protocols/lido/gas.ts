import type { LidoIntent } from './intent';

/**
 * Gas that Lido's own contracts used when measured on chain (version 3.0.2), rounded up. They serve to show a likely
 * cost and to keep gas back before any wallet is asked; the wallet's own estimate replaces them before a signature.
 */
const GAS = {
  submit: 94_000n,
  wrapEther: 130_000n,
  approve: 60_000n,
  wrap: 92_500n,
  unwrap: 91_500n,
  firstRequest: 235_000n,
  furtherRequest: 135_000n,
  firstClaim: 82_500n,
  furtherClaim: 60_000n,
} as const;

/**
 * Typical gas of all steps of an intent together.
 * @param steps whether an approval comes first, and how many requests the amount is split into
 */
export function gasUnitsOf(
  intent: LidoIntent,
  steps: { readonly approval: boolean; readonly requests: number },
): bigint {
  return ownGas(intent, steps.requests) + (steps.approval ? GAS.approve : 0n);
}

function ownGas(intent: LidoIntent, requests: number): bigint {
  switch (intent.kind) {
    case 'stake':
      return intent.receive === 'rebasing' ? GAS.submit : GAS.wrapEther;
    case 'wrap':
      return GAS.wrap;
    case 'unwrap':
      return GAS.unwrap;
    case 'request':
      return GAS.firstRequest + BigInt(Math.max(0, requests - 1)) * GAS.furtherRequest;
    case 'claim':
      return GAS.firstClaim + BigInt(Math.max(0, intent.ids.length - 1)) * GAS.furtherClaim;
  }
}
