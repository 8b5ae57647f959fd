import { getCallsStatus } from 'viem/actions';

import { FaultError } from '@/lib/chain/errors';

import { type ExecutorContext, faultOf } from './context';
import type { Look } from './fate';
import { minedOf, readReceipt } from './receipt';
import type { SentBatch } from './sent';

/** EIP-5792: the wallet knows no batch of that id. */
const UNKNOWN_BATCH = 5730;
/** EIP-5792: not in a block, and the wallet will not try again. */
const OFF_CHAIN_FAILURE = 400;

/** Looks once at a batch: the wallet says in which transaction it is, the chain how that one ended. */
export async function lookAtBatch(context: ExecutorContext, sent: SentBatch): Promise<Look> {
  const open = (standing: 'waiting' | 'missing'): Look => ({ kind: 'open', sent, standing, note: null });
  const status = await batchStatus(context, sent);
  if (status === null) return open('missing');
  if (status.statusCode >= OFF_CHAIN_FAILURE && status.statusCode < 500) {
    return { kind: 'given-up', fault: { code: 'no-batch', detail: `the wallet answered ${status.statusCode}` } };
  }
  // A wallet may list several receipts; an atomic batch ends with the last.
  const hash = status.receipts?.at(-1)?.transactionHash;
  if (status.status === 'pending' || hash === undefined) return open('waiting');
  const receipt = await readReceipt(context, hash);
  if (receipt === null) return open('missing');
  return { kind: 'mined', mined: minedOf(receipt, status.status === 'success') };
}

/** What the wallet says of a batch; null when it does not know it. */
export async function batchStatus(context: ExecutorContext, { id }: Pick<SentBatch, 'id'>) {
  try {
    return await getCallsStatus(await context.wallet(), { id });
  } catch (error) {
    if (error instanceof FaultError) throw error;
    if (isUnknownBatch(error)) return null;
    throw new FaultError(faultOf(context, error));
  }
}

function isUnknownBatch(error: unknown): boolean {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = 'cause' in cause ? cause.cause : null) {
    if ('code' in cause && cause.code === UNKNOWN_BATCH) return true;
  }
  return false;
}
