import type { Hash } from 'viem';
import { getBlock, getTransactionCount, sendCalls, sendTransaction } from 'viem/actions';

import type { EncodedCall } from '@/lib/protocols/protocol';
import { unixSeconds } from '@/lib/units/units';

import { readSigner } from './abilities';
import { assertChain, type ExecutorContext } from './context';
import type { BatchStep, CallStep } from './flow-step';
import { safeNonce } from './safe';
import type { Asked, Sent } from './sent';
import { requestOf } from './simulate';

/**
 * The moment before a wallet is asked, to be kept before it is: whatever happens then, the chain can say later
 * whether the wallet sent something.
 * @throws FaultError on another chain; viem's errors
 */
export async function readAsked(context: ExecutorContext, isBatch: boolean): Promise<Asked> {
  await assertChain(context);
  // Also makes sure that the wallet is on this account, before it is asked for anything.
  await context.wallet();
  const [signer, block] = await Promise.all([readSigner(context), getBlock(context.reader, { blockTag: 'latest' })]);
  const nonce =
    signer === 'safe'
      ? await safeNonce(context)
      : await getTransactionCount(context.reader, { address: context.account, blockTag: 'pending' });
  const batchId = isBatch ? context.randomId() : null;
  return { signer, nonce, block: block.number, time: unixSeconds(block.timestamp), batchId };
}

/**
 * Asks the wallet to sign and send a call.
 * @param insteadOf the nonce of a dropped transaction whose place it takes, so that only one of both can ever happen
 */
export async function sendCall(
  context: ExecutorContext,
  step: CallStep,
  asked: Asked,
  insteadOf: number | null,
): Promise<Sent> {
  const wallet = await context.wallet();
  const hash = await sendTransaction(wallet, {
    ...requestOf(context, step),
    chain: wallet.chain ?? null,
    ...(insteadOf !== null && { nonce: insteadOf }),
  });
  return sentOf(step.call, asked, hash);
}

/** What a wallet's answer stands for: a Safe answers with the hash of a proposal, others with a transaction's. */
export function sentOf(call: EncodedCall, asked: Asked, hash: Hash): Sent {
  const at = { atBlock: asked.block, atTime: asked.time };
  if (asked.signer === 'safe')
    return { kind: 'proposal', safeTxHash: hash, call, askedAt: asked.nonce, nonce: null, placeRead: false, ...at };
  const { address, data, value } = call;
  // A contract wallet's transaction is sent by somebody else, whose nonces nobody noted.
  const askedNonce = asked.signer === 'key' ? asked.nonce : null;
  return { kind: 'transaction', hash, address, data, value, askedNonce, nonce: null, ...at };
}

/** Asks the wallet to carry calls out together or not at all, under an id of ours. */
export async function sendBatch(context: ExecutorContext, { parts }: BatchStep, asked: Asked): Promise<Sent> {
  const wallet = await context.wallet();
  const { id } = await sendCalls(wallet, {
    account: context.account,
    chain: wallet.chain,
    calls: parts.map(({ call: { address, data, value } }) => ({ to: address, data, value })),
    forceAtomic: true,
    ...(asked.batchId !== null && { id: asked.batchId }),
  });
  return { kind: 'batch', id: id as `0x${string}`, atBlock: asked.block, atTime: asked.time };
}
