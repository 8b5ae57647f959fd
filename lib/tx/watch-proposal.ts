import { wei } from '@/lib/units/units';

import type { ExecutorContext } from './context';
import type { Look } from './fate';
import { minedOf, readReceipt } from './receipt';
import { approvalsOf, nonceOfProposal, safeNonce, safeTxHash } from './safe';
import { readExecutions, type SafeExecution } from './safe-events';
import type { SafeProposal } from './sent';

/** Looks once at a proposal: executed, rejected by another one with its nonce, or how many owners have approved it. */
export async function lookAtProposal(context: ExecutorContext, proposal: SafeProposal): Promise<Look> {
  const executions = await readExecutions(context, proposal.atBlock);
  const own = executions.find(({ safeTxHash: hash }) => hash === proposal.safeTxHash);
  if (own !== undefined) return executed(context, proposal, own);
  // A Safe with one owner may execute at once and hand back the transaction itself.
  const direct = await readReceipt(context, proposal.safeTxHash);
  if (direct !== null) return { kind: 'mined', mined: minedOf(direct) };
  const sent = await withPlace(context, proposal);
  if (sent.nonce !== null && (await safeNonce(context)) > sent.nonce) {
    return replaced(context, sent, sent.nonce, executions);
  }
  const approvals = await approvalsOf(context, sent.safeTxHash);
  return { kind: 'open', sent, standing: 'waiting', note: { kind: 'approvals', ...approvals } };
}

/** Finds out once which place in the Safe's queue the proposal has. */
async function withPlace(context: ExecutorContext, proposal: SafeProposal): Promise<SafeProposal> {
  if (proposal.placeRead) return proposal;
  const nonce = await nonceOfProposal(context, proposal.call, proposal.safeTxHash, proposal.askedAt);
  return { ...proposal, nonce, placeRead: true };
}

async function executed(context: ExecutorContext, sent: SafeProposal, execution: SafeExecution): Promise<Look> {
  const receipt = await readReceipt(context, execution.transactionHash);
  if (receipt === null) return { kind: 'open', sent, standing: 'missing', note: null };
  return { kind: 'mined', mined: minedOf(receipt, execution.succeeded) };
}

/** Another execution used the nonce. Owners reject a proposal by an empty call of the Safe to itself. */
async function replaced(
  context: ExecutorContext,
  sent: SafeProposal,
  nonce: number,
  executions: readonly SafeExecution[],
): Promise<Look> {
  const rejection = await safeTxHash(context, { address: context.account, value: wei(0n), data: '0x' }, nonce);
  const rejected = executions.find((execution) => execution.safeTxHash === rejection);
  if (rejected !== undefined) return { kind: 'replaced', by: rejected.transactionHash, how: 'rejected' };
  const other = executions.at(-1);
  // The nonce is used, but the node does not list the event yet.
  if (other === undefined) return { kind: 'open', sent, standing: 'missing', note: null };
  return { kind: 'replaced', by: other.transactionHash, how: 'other' };
}
