import type { Shares, Wei } from '@/lib/units/units';

import type { LidoToken } from '../asset';
import type { Intent } from '../protocol';

/** What can be done with Lido. */
export type LidoIntent =
  | { readonly kind: 'stake'; readonly amount: Wei; readonly receive: LidoToken }
  | { readonly kind: 'request'; readonly token: 'wrapped'; readonly amount: Shares }
  | Extract<Intent, { kind: 'wrap' | 'unwrap' | 'claim' } | { kind: 'request'; token: 'rebasing' }>;

/** Whether Lido offers what is wanted: it pays nothing out at once, and has no accruing token but the wrapped one. */
export function isLidoIntent(intent: Intent): intent is LidoIntent {
  switch (intent.kind) {
    case 'stake':
      return intent.receive !== 'accruing';
    case 'request':
      return intent.token !== 'accruing';
    case 'redeem':
    case 'sell':
      return false;
    default:
      return true;
  }
}

/**
 * The intent as one of Lido's.
 * @throws Error for what {@link isLidoIntent} does not know: its quote was refused
 */
export function lidoIntent(intent: Intent): LidoIntent {
  if (isLidoIntent(intent)) return intent;
  throw new Error(`Lido does not offer ${intent.kind}`);
}
