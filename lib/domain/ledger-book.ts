import { RAY, type Shares, type Wei, wei } from '@/lib/units/units';

import type { EventPlace, LedgerEffect, LedgerKind, LedgerReport, RateStep } from './ledger-events';
import { rayFromShareRate, type ShareRate } from './share-rate';

/** What an account has at a block. */
export interface AccountState {
  /** Shares it holds as the rebasing token, 18 decimals; with shares locked for it elsewhere that still earn. */
  readonly shares: Shares;
  /** Wrapped tokens, or the only token of a pool that has one: one unit is one share. */
  readonly wrapped: Shares;
  /** Asked for, or ready, and not claimed, wei: it no longer earns. */
  readonly queued: Wei;
  readonly rate: ShareRate;
}

/** One change of the account. */
export interface LedgerLine {
  readonly kind: LedgerKind;
  /** Null for what moved the rate after the last event. */
  readonly place: EventPlace | null;
  /** The exact change in wei × 1e27, by where it happened. */
  readonly exact: { readonly liquid: bigint; readonly wrapped: bigint; readonly queued: bigint };
  /** What came or left, in units of each; zero in lines of the rate. */
  readonly moved: { readonly shares: bigint; readonly wrapped: bigint; readonly queued: bigint };
  /** Shares that a claim was for, where a pool is asked for shares: they had left `moved` when they were paid for. */
  readonly claimedShares: bigint;
  /** The change in wei. The sum of all lines up to here is rounded, not each by itself, so that no rest is left over. */
  readonly change: Wei;
  readonly report: LedgerReport | null;
}

/** Lines while they are written. */
export interface LedgerBook {
  readonly lines: readonly LedgerLine[];
  /** Something comes or leaves, valued at the rate in force. */
  enter(place: EventPlace, effect: LedgerEffect): void;
  /** The rate steps from the report's own `before` to its `after`; a line for every report that found something held. */
  enterReport(place: EventPlace, report: RateStep): void;
  /** The rate is another than the last one seen: a line when that is worth anything. */
  drift(place: EventPlace | null, to: ShareRate): void;
  holding(): { readonly shares: bigint; readonly wrapped: bigint; readonly queued: bigint };
}

const NOTHING_MOVED = { shares: 0n, wrapped: 0n, queued: 0n };

/** Opens a book at a state. Its lines add up to the floor of the exact worth at the end less that at the start. */
export function openBook(opening: AccountState): LedgerBook {
  const lines: LedgerLine[] = [];
  const held: { shares: bigint; wrapped: bigint; queued: bigint } = {
    shares: opening.shares,
    wrapped: opening.wrapped,
    queued: opening.queued,
  };
  let rate: bigint = rayFromShareRate(opening.rate);
  let worth = (held.shares + held.wrapped) * rate + held.queued * RAY;

  function write(
    kind: LedgerKind,
    event: EventPlace | null,
    exact: LedgerLine['exact'],
    {
      moved = NOTHING_MOVED,
      claimedShares = 0n,
      report = null,
    }: Partial<Pick<LedgerLine, 'moved' | 'claimedShares' | 'report'>>,
  ) {
    const before = worth / RAY;
    worth += exact.liquid + exact.wrapped + exact.queued;
    const place = event && { blockNumber: event.blockNumber, logIndex: event.logIndex, transaction: event.transaction };
    lines.push({ kind, place, exact, moved, claimedShares, change: wei(worth / RAY - before), report });
  }

  /** What the step of the rate from the last one is worth. */
  function step(to: ShareRate): LedgerLine['exact'] {
    const before = rate;
    rate = rayFromShareRate(to);
    return { liquid: held.shares * (rate - before), wrapped: held.wrapped * (rate - before), queued: 0n };
  }

  function drift(place: EventPlace | null, to: ShareRate): void {
    const exact = step(to);
    if (exact.liquid + exact.wrapped !== 0n) write('between-reports', place, exact, {});
  }

  return {
    lines,
    drift,
    holding: () => ({ ...held }),
    enter(place, { kind, claimedShares = 0n, ...effect }) {
      held.shares += effect.shares;
      held.wrapped += effect.wrapped;
      held.queued += effect.queued;
      write(
        kind,
        place,
        { liquid: effect.shares * rate, wrapped: effect.wrapped * rate, queued: effect.queued * RAY },
        { moved: effect, claimedShares },
      );
    },
    enterReport(place, { before, after, timestamp, elapsed }) {
      if (before !== null) drift(place, before);
      const exact = step(after);
      if (held.shares + held.wrapped === 0n) return;
      write(exact.liquid + exact.wrapped < 0n ? 'loss' : 'reward', place, exact, { report: { timestamp, elapsed } });
    },
  };
}
