import { maxUint256 } from 'viem';

import { type Wei, wei } from '@/lib/units/units';

import type { Answers } from '../read-plan';

/**
 * A limit of ERC-4626's `max…` functions. The standard says 2^256-1 for "none" and forbids them to revert; of a vault whose
 * function does, no limit is known, and the simulation before the signature decides.
 */
export function limitOf(answers: Answers, name: string): Wei | null {
  if (!answers.has(name)) return null;
  const limit = answers.bigint(name);
  return limit === maxUint256 ? null : wei(limit);
}
