import type { StandingNote } from '@/lib/tx/sent';
import type { TxState } from '@/lib/tx/state';

import { formatGwei } from './format-gwei';

type Pending = Extract<TxState, { status: 'pending' }>;

/** How a transaction stands, in a few words for a list. */
export function standingWords(state: TxState): string {
  switch (state.status) {
    case 'simulating':
    case 'signing':
      return 'under way';
    case 'searching':
      return 'looking whether it was sent';
    case 'pending':
      return state.sent.kind === 'proposal' ? proposalWords(state.note) : PENDING_WORDS[state.standing];
    case 'confirming':
      return `in a block, ${state.confirmations} of ${state.depth} confirmations`;
    case 'done':
      return 'done';
    case 'unread':
      return 'confirmed';
    case 'replaced':
      return REPLACED_WORDS[state.how];
    case 'failed':
      return 'did not go through';
    case 'stopped':
      return 'left unfinished';
    case 'checking':
    case 'refused':
    case 'unchecked':
    case 'review':
      return 'needs you';
  }
}

const PENDING_WORDS = {
  waiting: 'sent, waiting for a block',
  slow: 'sent, slow',
  missing: 'sent, not listed now',
  dropped: 'sent, dropped by the node',
} as const;

const REPLACED_WORDS = {
  cancelled: 'cancelled',
  rejected: 'rejected by the Safe',
  other: 'replaced by another transaction',
} as const;

function proposalWords(note: StandingNote | null): string {
  return note?.kind === 'approvals'
    ? `proposed to the Safe, ${note.known} of ${note.needed} signatures`
    : 'proposed to the Safe';
}

/** How something that was sent stands while its fate is open, and what can be done, in whole sentences. */
export function pendingWording({ sent, standing, note }: Pending): string {
  if (sent.kind === 'proposal') return proposalWording(note);
  if (sent.kind === 'batch') return BATCH_WORDING[standing === 'waiting' ? 'waiting' : 'missing'];
  return standing === 'slow' ? `${PENDING_WORDING.slow} ${feeAdvice(note)}` : PENDING_WORDING[standing];
}

const PENDING_WORDING = {
  waiting: 'Sent. Waiting until it is in a block. You may close this, or the page: it is not lost.',
  slow: 'Sent, and slow. It can still go through at any time; do not send it a second time.',
  missing:
    'Sent, but the node does not list it now: your wallet may have replaced it, or the node dropped it. It can still go through, so do not send it a second time before this is clear.',
  dropped:
    'The node dropped it, and its place is still free. It can come back if another node kept it. Sent again here, it takes the same place, so that only one of both can ever happen.',
} as const;

const BATCH_WORDING = {
  waiting: 'Your wallet took the calls and carries them out together. You may close this, or the page: it is not lost.',
  missing: 'Your wallet does not list these calls now. They may still go through; look into your wallet.',
} as const;

function proposalWording(note: StandingNote | null): string {
  const signed =
    note?.kind === 'approvals'
      ? `${note.known} of ${note.needed} signatures are known here; those given in the Safe’s own app show only there.`
      : 'Its signatures cannot be read now.';
  return `Proposed to the Safe. ${signed} It goes through when enough owners have signed and one executes it. You may close this: it is not lost.`;
}

/** What would make a slow transaction faster. */
function feeAdvice(note: StandingNote | null): string {
  if (note?.kind !== 'fees') return 'Your wallet can speed it up.';
  const { offered, baseFee } = note;
  if (offered < baseFee)
    return `It offers at most ${formatGwei(offered)} gwei for a unit of gas, and a block costs ${formatGwei(baseFee)} gwei now. Wait until that falls, or speed it up in your wallet with more than ${formatGwei(baseFee)} gwei.`;
  return `It offers enough (up to ${formatGwei(offered)} gwei, a block costs ${formatGwei(baseFee)}), so a higher tip would help: your wallet can speed it up.`;
}
