import type { Asset, Tokens } from '@/lib/protocols/asset';
import type { Intent, Outcome } from '@/lib/protocols/protocol';

import { formatExact } from './format-amount';
import { decimalsOf, symbolOf } from './refusal-wording';
import { shortAddress } from './short-address';

/** An exact amount with its symbol. */
export function amountWording(
  { asset, amount }: { readonly asset: Asset; readonly amount: bigint },
  tokens: Tokens,
): string {
  return `${formatExact(amount, decimalsOf(asset, tokens))} ${symbolOf(asset, tokens)}`;
}

/** What an intent is, as a heading: "Stake 1.5 ETH". */
export function intentTitle(intent: Intent, tokens: Tokens): string {
  switch (intent.kind) {
    case 'stake':
      return tokens.underlying === undefined
        ? `Stake ${amountWording({ asset: 'ether', amount: intent.amount }, tokens)}`
        : `Deposit ${amountWording({ asset: 'underlying', amount: intent.amount }, tokens)} in the vault`;
    case 'wrap':
      return `Wrap ${amountWording({ asset: 'rebasing', amount: intent.amount }, tokens)}`;
    case 'unwrap':
      return `Unwrap ${amountWording({ asset: 'wrapped', amount: intent.amount }, tokens)}`;
    case 'request':
      return intent.token === 'accruing'
        ? `Ask the vault to redeem ${amountWording({ asset: 'accruing', amount: intent.amount }, tokens)}`
        : `Request ${amountWording({ asset: intent.token, amount: intent.amount }, tokens)} from the queue`;
    case 'redeem':
      return `Redeem ${amountWording({ asset: 'accruing', amount: intent.amount }, tokens)} at once`;
    case 'sell':
      return `Sell ${amountWording({ asset: intent.token, amount: intent.amount }, tokens)} for at least ${formatExact(intent.least)} ETH`;
    case 'claim':
      return `${claimTitle(intent.ids)}${intent.to === undefined ? '' : ` to ${shortAddress(intent.to)}`}`;
  }
}

function claimTitle(ids: readonly bigint[]): string {
  if (isSumOfRequests(ids)) return 'Claim all that is ready';
  return ids.length === 1 ? `Claim request ${ids[0]}` : `Claim ${ids.length} requests`;
}

/** What a confirmed transaction did, in one sentence. */
export function outcomeWording(intent: Intent, outcome: Outcome, tokens: Tokens): string {
  if (outcome.received !== null) {
    const who = intent.kind === 'claim' && intent.to !== undefined ? intent.to : 'You';
    return `${who} received ${amountWording(outcome.received, tokens)}.`;
  }
  if (isSumOfRequests(outcome.requestIds)) return 'Your request waits in the vault now.';
  const ids = outcome.requestIds.map((id) => `#${id}`).join(', ');
  if (outcome.requestIds.length === 1) return `Your request is ${ids}. It waits in the queue now.`;
  if (outcome.requestIds.length > 1) return `Your requests are ${ids}. They wait in the queue now.`;
  return `${intentTitle(intent, tokens)}: done.`;
}

/** A vault that does not tell requests apart has all of them under 0 (ERC-7540). */
function isSumOfRequests(ids: readonly bigint[]): boolean {
  return ids.length === 1 && ids[0] === 0n;
}
