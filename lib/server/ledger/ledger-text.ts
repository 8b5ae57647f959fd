import 'server-only';

import { formatUnits } from 'viem';

import { encodeJson } from '@/lib/codec';
import { csvLine } from '@/lib/format/csv';

import type { LedgerDocument, PoolLedger } from './ledger-document';
import { type TimedLine, timedLines } from './ledger-lines';

/** The ledgers as one JSON document, in pieces. */
export function* ledgerJson({ account, from, to, ledgers }: LedgerDocument): Generator<string> {
  yield `${encodeJson({ account, from, to }).slice(0, -1)},"ledgers":[`;
  for (const [index, one] of ledgers.entries()) {
    if (index > 0) yield ',\n';
    yield* jsonOf(one, to);
  }
  yield ']}\n';
}

function* jsonOf({ pool, found }: PoolLedger, to: LedgerDocument['to']): Generator<string> {
  const { ledger, openingSource, times, inputsHash } = found;
  const { opening, closing, rounding } = ledger;
  const { id, name, unit, decimals } = pool;
  const head = { pool: id, name, unit, decimals, opening, closing, rounding, openingSource, inputsHash };
  yield `${encodeJson(head).slice(0, -1)},"lines":[`;
  let separator = '';
  for (const line of timedLines(ledger, times, to)) {
    yield separator + encodeJson(line);
    separator = ',\n';
  }
  yield ']}';
}

const COLUMNS = [
  ...['pool', 'time', 'block', 'transaction', 'log', 'kind', 'change', 'balance', 'unit', 'reported', 'inputs'],
];

/**
 * The ledgers as CSV, in pieces: amounts with all their decimals, times in UTC. A pool's changes add up to its closing,
 * whose line names the last block and the hash of what the ledger was made from.
 */
export function* ledgerCsv(document: LedgerDocument): Generator<string> {
  yield csvLine(COLUMNS);
  for (const one of document.ledgers) yield* csvOf(one, document);
}

function* csvOf({ pool, found }: PoolLedger, { from, to }: LedgerDocument): Generator<string> {
  const { ledger, times, inputsHash } = found;
  const amount = (value: bigint) => formatUnits(value, pool.decimals);
  const { id, unit } = pool;
  yield csvLine([id, '', from.toString(), '', '', 'opening', '', amount(ledger.opening), unit, '', '']);
  for (const line of timedLines(ledger, times, to)) {
    const reported = line.report === null ? '' : isoTime(line.report.timestamp);
    const change = [line.kind, amount(line.change), amount(line.balance)];
    yield csvLine([id, ...placeOf(line), ...change, unit, reported, '']);
  }
  const end = [isoTime(to.timestamp), to.number.toString(), '', ''];
  const sums = ['rounding', amount(ledger.rounding), amount(ledger.closing)];
  yield csvLine([id, ...end, ...sums, unit, '', `sha256:${inputsHash}`]);
}

function placeOf({ at, blockNumber, transaction, logIndex }: TimedLine): string[] {
  return [isoTime(at), blockNumber.toString(), transaction ?? '', logIndex?.toString() ?? ''];
}

/** "2026-01-31T12:00:00Z". */
export function isoTime(seconds: bigint): string {
  return new Date(Number(seconds) * 1_000).toISOString().replace('.000Z', 'Z');
}
