import { estimateGas, getBlock, getTransactionCount } from 'viem/actions';

import { readBatch } from '@/lib/chain/read-batch';
import type { BlockRef } from '@/lib/protocols/protocol';
import { unixSeconds, type Wei } from '@/lib/units/units';

import { readSigner } from './abilities';
import { likelyFeePerGas } from './check';
import { assertChain, type ExecutorContext } from './context';
import { type DescribedCall, describeCall } from './describe-call';
import { callsOf, type FlowStep } from './flow-step';
import { safeNonce } from './safe';
import type { Signer } from './sent';
import { requestOf } from './simulate';
import type { Flow } from './state';

/** What a wallet will show of a flow, read before it does. */
export interface ReviewFacts {
  /** The newest block when it was read. */
  readonly block: Pick<BlockRef, 'number' | 'hash' | 'timestamp'>;
  readonly signer: Signer;
  /** The next nonce; a Safe's own when it is one, of no meaning for any other contract wallet. */
  readonly nonce: number;
  /** The most a unit of gas is likely to cost, wei. */
  readonly feePerGas: Wei;
  /** The calls of each step, from the flow's present one on. */
  readonly calls: readonly (readonly DescribedCall[])[];
  /** Gas of each step by the node's estimate; null for what cannot be estimated before the step ahead of it is done. */
  readonly gas: readonly (bigint | null)[];
}

/** Reads calls, nonce, gas and its price through the wallet's own connection. */
export async function readReviewFacts(context: ExecutorContext, flow: Flow): Promise<ReviewFacts> {
  await assertChain(context);
  const { reader, account, protocol, root, parts } = context;
  const block = await getBlock(reader, { blockTag: 'latest' });
  const [contracts, signer, feePerGas] = await Promise.all([
    readBatch(reader, protocol.contractReads(root, parts), block.number),
    readSigner(context),
    likelyFeePerGas(reader, block.baseFeePerGas !== null),
  ]);
  const known = protocol.outcomeEvents(contracts);
  const steps = flow.steps.slice(flow.at);
  const [nonce, gas] = await Promise.all([
    signer === 'safe' ? safeNonce(context) : getTransactionCount(reader, { address: account, blockTag: 'pending' }),
    Promise.all(steps.map((step, index) => estimate(context, step, index))),
  ]);
  const calls = steps.map((step) => callsOf(step).map((call) => describeCall(known, call)));
  const at = { number: block.number, hash: block.hash, timestamp: unixSeconds(block.timestamp) };
  return { block: at, signer, nonce: flow.insteadOf ?? nonce, feePerGas, calls, gas };
}

/** Only the first step meets the state it will meet when it is sent. */
async function estimate(context: ExecutorContext, step: FlowStep, index: number): Promise<bigint | null> {
  if (step.kind === 'permit') return 0n;
  if (index > 0 || step.kind === 'batch') return null;
  // A call that reverts has no estimate; why it does is told when it is tried out.
  return estimateGas(context.reader, requestOf(context, step)).catch(() => null);
}
