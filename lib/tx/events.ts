import type { Hash } from 'viem';

import type { ChainFault } from '@/lib/chain/fault';
import type { EncodedCall, Outcome, Quote } from '@/lib/protocols/protocol';
import type { Refusal } from '@/lib/protocols/refusal';

import type { CallStep, FlowStep } from './flow-step';
import type { Asked, Mined, Sent, Standing, StandingNote } from './sent';
import type { QuoteBlock } from './state';

/** What happens to a flow. */
export type TxEvent =
  | {
      readonly type: 'checked';
      readonly quote: Quote;
      readonly quotedAt: QuoteBlock;
      readonly steps: readonly FlowStep[];
    }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'check-failed'; readonly fault: ChainFault }
  /** The person wants everything read again, or the step tried again. */
  | { readonly type: 'recheck' }
  | { readonly type: 'confirm' }
  /** The wallet is asked now. */
  | { readonly type: 'asked'; readonly asked: Asked }
  /** A permit was signed: the act that carries it. */
  | { readonly type: 'permitted'; readonly act: EncodedCall }
  /** Somebody put the permit on chain before us: the act goes without it. */
  | { readonly type: 'permit-used'; readonly act: EncodedCall }
  | { readonly type: 'sent'; readonly sent: Sent }
  /** Simulation, signature or sending did not work: nothing is on its way. */
  | { readonly type: 'not-sent'; readonly fault: ChainFault }
  /** The wallet's answer is lost: the page that asked is gone, or the wallet's connection (`fault`). */
  | { readonly type: 'answer-lost'; readonly fault: ChainFault | null }
  /** The wallet took a batch and gave it up before it was in a block. */
  | { readonly type: 'given-up'; readonly fault: ChainFault }
  | { readonly type: 'standing'; readonly sent: Sent; readonly standing: Standing; readonly note: StandingNote | null }
  /** The same call with another fee took its place. */
  | { readonly type: 'sped-up'; readonly hash: Hash }
  | { readonly type: 'replaced'; readonly by: Hash; readonly how: 'cancelled' | 'rejected' | 'other' }
  /** The person wants a dropped transaction sent again, in the same place. */
  | { readonly type: 'send-again' }
  | { readonly type: 'included'; readonly mined: Mined; readonly confirmations: number; readonly depth: number }
  /** The block it was in is no longer part of the chain. */
  | { readonly type: 'reorged' }
  /** A step before the last was mined. `outcome` is what it did when it was an act; null when that could not be read. */
  | { readonly type: 'step-done'; readonly mined: Mined; readonly outcome: Outcome | null }
  /** The same while nobody was there: the next signature is not asked for unbidden. */
  | { readonly type: 'interrupted'; readonly mined: Mined; readonly outcome: Outcome | null }
  | { readonly type: 'finished'; readonly outcome: Outcome }
  | { readonly type: 'unread'; readonly fault: ChainFault }
  | { readonly type: 'reverted'; readonly fault: ChainFault }
  /** The chain cannot take the end back any more. */
  | { readonly type: 'settled' }
  /** The person leaves the rest of the steps undone. */
  | { readonly type: 'stop' }
  /** The person takes an allowance back that an unfinished flow left over. */
  | { readonly type: 'revoke'; readonly step: CallStep };
