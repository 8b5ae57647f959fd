import 'server-only';

import type { AccountEvent, RateStep } from '@/lib/domain/ledger-events';
import type { RateMark } from '@/lib/domain/rate-mark';
import { marksOf } from '@/lib/protocols/report-history';

import type { ArchivedLog } from '../archive/archived-log';
import type { LedgerPool } from './ledger-pool';

/**
 * A pool's reports as events of a ledger. A report that does not say what the rate was before it leaves that to the one
 * before; only the first that is known says nothing.
 * @param logs in the order of the chain
 * @throws DecodeError for a log that no filter reads
 */
export function reportEvents(
  { reports, source }: Pick<LedgerPool, 'reports' | 'source'>,
  logs: readonly ArchivedLog[],
): readonly Extract<AccountEvent, { kind: 'rebased' }>[] {
  const marks = marksOf(reports, logs);
  const rateOf = (rate: RateStep['after']) => source.rateOfReport?.(rate) ?? rate;
  return logs.flatMap(({ blockNumber, logIndex, transaction }, index) => {
    const mark = marks[index];
    if (mark === undefined) return [];
    const { before, elapsed } = beforeOf(mark, marks[index - 1]);
    const report = { timestamp: mark.timestamp, elapsed, before: before && rateOf(before), after: rateOf(mark.after) };
    return [{ kind: 'rebased', blockNumber, logIndex, transaction, report }];
  });
}

function beforeOf(mark: RateMark, previous: RateMark | undefined): Pick<RateStep, 'before' | 'elapsed'> {
  if (mark.before !== null) return { before: mark.before.rate, elapsed: mark.before.elapsed };
  if (previous === undefined) return { before: null, elapsed: null };
  const elapsed = mark.timestamp - previous.timestamp;
  return { before: previous.after, elapsed: elapsed > 0n ? elapsed : null };
}
