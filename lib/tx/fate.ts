import type { Hash } from 'viem';

import type { ChainFault } from '@/lib/chain/fault';

import type { Mined, Sent, Standing, StandingNote } from './sent';

/** How what was sent ends. */
export type Fate =
  | { readonly kind: 'mined'; readonly mined: Mined }
  /** The same call with another fee took its place. */
  | { readonly kind: 'sped-up'; readonly hash: Hash }
  /** Another transaction used its nonce. */
  | { readonly kind: 'replaced'; readonly by: Hash; readonly how: 'cancelled' | 'rejected' | 'other' }
  /** The wallet gave a batch up before it was in a block. */
  | { readonly kind: 'given-up'; readonly fault: ChainFault };

/** What one look shows: the fate, or how it stands while that is open. */
export type Look =
  | Fate
  | { readonly kind: 'open'; readonly sent: Sent; readonly standing: Standing; readonly note: StandingNote | null };
