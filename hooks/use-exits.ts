'use client';

import type { Address } from 'viem';

import type { ExitComparison } from '@/lib/protocols/exit-choices';
import type { PoolId } from '@/lib/protocols/protocol';

import { type SettledAnswer, useSettledAnswer } from './use-settled-answer';

/**
 * The ways out of an amount of a pool's token, asked of the server once it stands still and again with each block.
 * @param amount in the token's smallest unit, above zero; null asks for nothing
 */
export function useExits(pool: PoolId, token: Address, amount: bigint | null): SettledAnswer<ExitComparison> {
  return useSettledAnswer(amount === null ? null : `/api/v1/exits?protocol=${pool}&token=${token}&amount=${amount}`);
}
