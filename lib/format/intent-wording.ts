import type { Asset, Tokens } from '@/lib/protocols/asset';
import type { Intent, Outcome } from '@/lib/protocols/protocol';

import { formatExact } from './format-amount';
import { symbolOf } from './refusal-wording';

/** An exact amount with its symbol. */
export function amountWording(
  { asset, amount }: { readonly asset: Asset; readonly amount: bigint },
  tokens: Tokens,
): string {
  return `${formatExact(amount)} ${symbolOf(asset, tokens)}`;
}

/** What an intent is, as a heading: "Stake 1.5 ETH". */
export function intentTitle(intent: Intent, tokens: Tokens): string {
  switch (intent.kind) {
    case 'stake':
      return `Stake ${amountWording({ asset: tokens.underlying === undefined ? 'ether' : 'underlying', amount: intent.amount }, tokens)}`;
    case 'wrap':
      return `Wrap ${amountWording({ asset: 'rebasing', amount: intent.amount }, tokens)}`;
    case 'unwrap':
      return `Unwrap ${amountWording({ asset: 'wrapped', amount: intent.amount }, tokens)}`;
    case 'request':
      return `Request ${amountWording({ asset: intent.token, amount: intent.amount }, tokens)} from the queue`;
    case 'redeem':
      return `Redeem ${amountWording({ asset: 'accruing', amount: intent.amount }, tokens)} at once`;
    case 'claim':
      return intent.ids.length === 1 ? `Claim request ${intent.ids[0]}` : `Claim ${intent.ids.length} requests`;
  }
}

/** What a confirmed transaction did, in one sentence. */
export function outcomeWording(intent: Intent, outcome: Outcome, tokens: Tokens): string {
  if (outcome.received !== null) return `You received ${amountWording(outcome.received, tokens)}.`;
  const ids = outcome.requestIds.map((id) => `#${id}`).join(', ');
  if (outcome.requestIds.length === 1) return `Your request is ${ids}. It waits in the queue now.`;
  if (outcome.requestIds.length > 1) return `Your requests are ${ids}. They wait in the queue now.`;
  return `${intentTitle(intent, tokens)}: done.`;
}
