import type { Shares, Wei } from '@/lib/units/units';

import type { Intent } from '../protocol';
import type { VaultContracts } from './pool';

/** What can be done with a vault. */
export type VaultIntent =
  | { readonly kind: 'stake'; readonly amount: Wei; readonly receive: 'accruing' }
  | { readonly kind: 'redeem'; readonly amount: Shares }
  | { readonly kind: 'request'; readonly token: 'accruing'; readonly amount: Shares }
  | Extract<Intent, { kind: 'claim' }>;

/** Whether a vault offers what is wanted: it pays out at once, or by request and claim, never both. */
export function isVaultIntent(intent: Intent, { exit }: VaultContracts): intent is VaultIntent {
  switch (intent.kind) {
    case 'stake':
      return intent.receive === 'accruing';
    case 'redeem':
      return exit === 'at-once';
    case 'request':
      return exit === 'by-request' && intent.token === 'accruing';
    case 'claim':
      return exit === 'by-request';
    case 'wrap':
    case 'unwrap':
    case 'sell':
      return false;
  }
}

/**
 * The intent as one of the vault's.
 * @throws Error for what {@link isVaultIntent} does not know: its quote was refused
 */
export function vaultIntent(intent: Intent, contracts: VaultContracts): VaultIntent {
  if (isVaultIntent(intent, contracts)) return intent;
  throw new Error(`the vault does not offer ${intent.kind}`);
}
