import 'server-only';

import { formatEther } from 'viem';

import { encodeJson } from '@/lib/codec';
import { csvLine } from '@/lib/format/csv';

import { type TimedLine, timedLines } from './ledger-lines';
import type { LedgerAnswer } from './read-ledger';

/** A ledger to be written out. */
export interface LedgerDocument {
  readonly account: string;
  readonly from: bigint;
  readonly to: { readonly number: bigint; readonly hash: string; readonly timestamp: bigint };
  readonly found: Extract<LedgerAnswer, { status: 'ready' }>;
}

/** The ledger as one JSON document, in pieces. */
export function* ledgerJson({ account, from, to, found }: LedgerDocument): Generator<string> {
  const { ledger, openingSource, times } = found;
  const { opening, closing, rounding } = ledger;
  const head = encodeJson({ pool: 'lido', account, from, to, opening, closing, rounding, openingSource });
  yield `${head.slice(0, -1)},"lines":[`;
  let separator = '';
  for (const line of timedLines(ledger, times, to)) {
    yield separator + encodeJson(line);
    separator = ',\n';
  }
  yield ']}\n';
}

const COLUMNS = ['time', 'block', 'transaction', 'log', 'kind', 'change', 'balance', 'reported'];

/** The ledger as CSV, in pieces: amounts in ETH with all 18 decimals, times in UTC. The changes add up to the closing. */
export function* ledgerCsv({ to, found }: LedgerDocument): Generator<string> {
  const { ledger, times } = found;
  yield csvLine(COLUMNS);
  yield csvLine(['', '', '', '', 'opening', '', formatEther(ledger.opening), '']);
  for (const line of timedLines(ledger, times, to)) yield csvLine(cellsOf(line));
  const last = [isoTime(to.timestamp), to.number.toString(), '', ''];
  yield csvLine([...last, 'rounding', formatEther(ledger.rounding), formatEther(ledger.closing), '']);
}

function cellsOf({ at, blockNumber, transaction, logIndex, kind, change, balance, report }: TimedLine): string[] {
  const reported = report === null ? '' : isoTime(report.timestamp);
  const place = [isoTime(at), blockNumber.toString(), transaction ?? '', logIndex?.toString() ?? ''];
  return [...place, kind, formatEther(change), formatEther(balance), reported];
}

function isoTime(seconds: bigint): string {
  return new Date(Number(seconds) * 1_000).toISOString().replace('.000Z', 'Z');
}
