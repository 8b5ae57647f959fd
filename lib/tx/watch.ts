import type { ChainFault } from '@/lib/chain/fault';

import { type ExecutorContext, poll } from './context';
import type { Fate, Look } from './fate';
import type { Sent, Standing, StandingNote } from './sent';
import { lookAtBatch } from './watch-batch';
import { lookAtProposal } from './watch-proposal';
import { lookAtTransaction } from './watch-transaction';

/** Who is told how it stands while its fate is open. */
export interface WatchListener {
  onStanding(sent: Sent, standing: Standing, note: StandingNote | null): void;
  /** Why the node does not answer; null when it does again. */
  onTrouble(fault: ChainFault | null): void;
}

const POLL_MS = 1_000;

/**
 * Watches what was sent until its fate is known, however long that takes. Time alone never ends it: a slow
 * transaction is not a failed one, a node that does not list it says little, and one that does not answer says nothing.
 */
export async function watchSent(context: ExecutorContext, sent: Sent, listener: WatchListener): Promise<Fate> {
  let current = sent;
  let missed = 0;
  return poll(context, POLL_MS, listener.onTrouble, async () => {
    const look = await lookAt(context, current, missed);
    if (look.kind !== 'open') return look;
    missed = look.standing === 'missing' || look.standing === 'dropped' ? missed + 1 : 0;
    current = look.sent;
    listener.onStanding(look.sent, look.standing, look.note);
    return null;
  });
}

function lookAt(context: ExecutorContext, sent: Sent, missed: number): Promise<Look> {
  switch (sent.kind) {
    case 'transaction':
      return lookAtTransaction(context, sent, missed);
    case 'batch':
      return lookAtBatch(context, sent);
    case 'proposal':
      return lookAtProposal(context, sent);
  }
}
