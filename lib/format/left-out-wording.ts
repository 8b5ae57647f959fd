import type { HistoryView } from '@/lib/position-view';
import type { Holding, Holdings } from '@/lib/protocols/holdings';
import { knownWorth } from '@/lib/protocols/known-worth';

/** What nobody tells the worth of, in words, to follow "not known:". */
export function untoldWords(untold: readonly Holding[]): readonly string[] {
  return untold.map(({ symbol, poolName }) => `${symbol} whose payment ${poolName} does not tell`);
}

/** Pools that could not be read, in words: what the account has there is not known. */
export function unreadWords({ failed }: Pick<Holdings, 'failed'>): readonly string[] {
  return failed.map(({ name }) => `what is in ${name}`);
}

/** What a sum in ETH of these holdings lacks because it is not known. Empty where the sum is whole. */
export function unknownWords(holdings: Pick<Holdings, 'held' | 'failed'>): readonly string[] {
  return [...untoldWords(knownWorth(holdings.held).unknown), ...unreadWords(holdings)];
}

/** What a sum in ETH of these holdings leaves out on purpose: it is worth something else. */
export function otherUnitWords({ held }: Pick<Holdings, 'held'>): readonly string[] {
  return held.flatMap(({ amount, isEther, symbol, unit }) =>
    amount === 0n || isEther ? [] : [`${symbol}, which is worth ${unit}`],
  );
}

/** Pools that a sum over the past lacks, because their past is not read yet or cannot be. */
export function pastlessNames({ syncing, missing }: Pick<HistoryView, 'syncing' | 'missing'>): readonly string[] {
  return [...new Set([...syncing, ...missing].map(({ name }) => name))];
}
