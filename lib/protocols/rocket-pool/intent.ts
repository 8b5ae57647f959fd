import type { Shares, Wei } from '@/lib/units/units';

import type { Intent } from '../protocol';

/** What can be done with Rocket Pool. */
export type RocketPoolIntent =
  | { readonly kind: 'stake'; readonly amount: Wei; readonly receive: 'accruing' }
  | { readonly kind: 'redeem'; readonly amount: Shares };

/** Whether Rocket Pool offers what is wanted: it has one token, and no queue for those who leave. */
export function isRocketPoolIntent(intent: Intent): intent is RocketPoolIntent {
  return intent.kind === 'redeem' || (intent.kind === 'stake' && intent.receive === 'accruing');
}

/**
 * The intent as one of Rocket Pool's.
 * @throws Error for what {@link isRocketPoolIntent} does not know: its quote was refused
 */
export function rocketPoolIntent(intent: Intent): RocketPoolIntent {
  if (isRocketPoolIntent(intent)) return intent;
  throw new Error(`Rocket Pool does not offer ${intent.kind}`);
}
