import { getBlockNumber } from 'viem/actions';

import { wei } from '@/lib/units/units';

import type { ExecutorContext } from './context';
import type { Look } from './fate';
import { minedOf, readReceipt } from './receipt';
import { approvalsOf, nonceOfProposal, safeNonce, safeTxHash } from './safe';
import { readExecutions, type SafeExecution } from './safe-events';
import type { SafeProposal } from './sent';

/** Looks once at a proposal: executed, rejected by another one with its nonce, or how many owners have approved it. */
export async function lookAtProposal(context: ExecutorContext, proposal: SafeProposal): Promise<Look> {
  // Nonce and executions of one block: an execution between two reads would make this one look replaced by the one before.
  const block = await getBlockNumber(context.reader, { cacheTime: 0 });
  const executions = await readExecutions(context, proposal.atBlock, block);
  const own = executions.find(({ safeTxHash: hash }) => hash === proposal.safeTxHash);
  if (own !== undefined) return executed(context, proposal, own);
  // A Safe with one owner may execute at once and hand back the transaction itself.
  const direct = await readReceipt(context, proposal.safeTxHash);
  if (direct !== null) return { kind: 'mined', mined: minedOf(direct) };
  const sent = await withPlace(context, proposal);
  const next = await safeNonce(context, block);
  if (sent.nonce !== null && next > sent.nonce) return replaced(context, sent, sent.nonce, { executions, next });
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

interface Executed {
  /** Since it was proposed, oldest first. */
  readonly executions: readonly SafeExecution[];
  /** The Safe's nonce after them. */
  readonly next: number;
}

/** Another execution used the nonce. Owners reject a proposal by an empty call of the Safe to itself. */
async function replaced(
  context: ExecutorContext,
  sent: SafeProposal,
  nonce: number,
  { executions, next }: Executed,
): Promise<Look> {
  // Each execution uses one nonce, so the last ones are those since it was asked for, unless the node does not list all yet.
  const other = executions.length < next - sent.askedAt ? undefined : executions.at(nonce - next);
  if (other === undefined) return { kind: 'open', sent, standing: 'missing', note: null };
  const rejection = await safeTxHash(context, { address: context.account, value: wei(0n), data: '0x' }, nonce);
  const how = other.safeTxHash === rejection ? 'rejected' : 'other';
  return { kind: 'replaced', by: other.transactionHash, how };
}
