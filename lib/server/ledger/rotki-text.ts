import 'server-only';

import { formatUnits } from 'viem';

import type { LedgerKind } from '@/lib/domain/ledger-events';
import { csvLine } from '@/lib/format/csv';

import { documentMovements, type NamedMovement, type TokenAmount } from './document-movements';
import type { LedgerDocument } from './ledger-document';

/** rotki's generic events: https://docs.rotki.com/usage-guides/import-data.html */
const COLUMNS = ['Type', 'Location', 'Currency', 'Amount', 'Fee', 'Fee Currency', 'Description', 'Timestamp'];

/**
 * An account's movements as rotki's generic events, one row for each token: rewards are `Staking`, losses `Loss`, and what
 * comes or leaves `Deposit` and `Withdrawal`. Tokens are named by chain and address (CAIP-19), times in milliseconds.
 */
export function* rotkiCsv(document: LedgerDocument): Generator<string> {
  yield csvLine(COLUMNS);
  for (const named of documentMovements(document)) {
    for (const sent of named.sent) yield csvLine(cellsOf(named, sent, true, document));
    for (const received of named.received) yield csvLine(cellsOf(named, received, false, document));
  }
}

function cellsOf(
  { movement: { kind, line }, description }: NamedMovement,
  { token, amount }: TokenAmount,
  leaves: boolean,
  { chainId }: LedgerDocument,
): string[] {
  const currency = token === 'ETH' ? 'ETH' : `eip155:${chainId}/erc20:${token.address}`;
  const digits = formatUnits(amount, token === 'ETH' ? 18 : token.decimals);
  const words = line.transaction === null ? description : `${description}; transaction ${line.transaction}`;
  return [typeOf(kind, leaves), 'external', currency, digits, '', '', words, (line.at * 1_000n).toString()];
}

function typeOf(kind: LedgerKind, leaves: boolean): string {
  const isOfRate = kind === 'reward' || kind === 'loss' || kind === 'between-reports' || kind === 'fee-shares';
  if (isOfRate) return leaves ? 'Loss' : 'Staking';
  return leaves ? 'Withdrawal' : 'Deposit';
}
