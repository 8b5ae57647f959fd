import 'server-only';

import type { PublicClient } from 'viem';

import { type BlockChoice, readBatch } from '@/lib/chain/read-batch';
import type { ReadPlan } from '@/lib/protocols/read-plan';
import { isReadError, isUnreachable } from '../read-error';

/** A state of the past, or why it is not to be had: no node keeps it, or none can be reached. */
export type PastState<T> =
  | { readonly status: 'read'; readonly value: T }
  | { readonly status: 'not-kept' }
  | { readonly status: 'unreachable' };

/**
 * Reads a plan at a block that may be old. Most nodes keep the state of the last 128 blocks only, and each says so in
 * other words; so every answer that is not a failure of the connection is taken for that.
 * @throws DecodeError from the plan
 */
export async function readPastState<T>(
  client: PublicClient,
  plan: ReadPlan<T>,
  block: BlockChoice,
): Promise<PastState<T>> {
  try {
    return { status: 'read', value: await readBatch(client, plan, block) };
  } catch (error) {
    if (!isReadError(error)) throw error;
    return { status: isUnreachable(error) ? 'unreachable' : 'not-kept' };
  }
}
