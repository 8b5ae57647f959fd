import 'server-only';

import { formatUnits } from 'viem';

import type { LedgerKind } from '@/lib/domain/ledger-events';
import { csvLine } from '@/lib/format/csv';

import { documentMovements, type NamedMovement, type TokenAmount } from './document-movements';
import type { LedgerDocument } from './ledger-document';

/** Koinly's universal template: https://support.koinly.io/en/articles/9489976 */
const COLUMNS = [
  ...['Date', 'Sent Amount', 'Sent Currency', 'Received Amount', 'Received Currency', 'Fee Amount', 'Fee Currency'],
  ...['Net Worth Amount', 'Net Worth Currency', 'Label', 'Description', 'TxHash'],
];

/**
 * An account's movements in Koinly's universal template. Rewards are tagged `reward` and losses `lost`
 * (https://support.koinly.io/en/articles/9490023); wraps and claims are trades; nothing is said of fees and worth in
 * money, which Koinly works out itself.
 */
export function* koinlyCsv(document: LedgerDocument): Generator<string> {
  yield csvLine(COLUMNS);
  for (const movement of documentMovements(document)) {
    const rows = Math.max(movement.sent.length, movement.received.length);
    for (let row = 0; row < rows; row += 1) yield csvLine(cellsOf(movement, row));
  }
}

/** A row has room for one token each way: what a transaction moves beside that gets rows of its own. */
function cellsOf({ movement, sent, received, description }: NamedMovement, row: number): string[] {
  const { kind, line } = movement;
  const amounts = [...amountOf(sent[row]), ...amountOf(received[row])];
  const label = labelOf(kind, movement.rebasing < 0n);
  return [dateOf(line.at), ...amounts, '', '', '', '', label, description, line.transaction ?? ''];
}

function amountOf(one: TokenAmount | undefined): [string, string] {
  if (one === undefined) return ['', ''];
  const { token, amount } = one;
  return token === 'ETH'
    ? [formatUnits(amount, 18), 'ETH']
    : [formatUnits(amount, token.decimals), token.symbol.toUpperCase()];
}

function labelOf(kind: LedgerKind, isLess: boolean): string {
  const isOfRate = kind === 'reward' || kind === 'loss' || kind === 'between-reports' || kind === 'fee-shares';
  if (!isOfRate) return '';
  return isLess ? 'lost' : 'reward';
}

/** "2026-01-31 12:00 UTC". */
function dateOf(seconds: bigint): string {
  return `${new Date(Number(seconds) * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
