import { parseUnits } from 'viem';

/** What an export's rows add up to, by currency as the file names it, in the smallest unit. */
export type Sums = ReadonlyMap<string, bigint>;

const DECIMALS = 18;

/** What the generic CSV says of a pool's ledger, in wei. */
export interface CsvSums {
  readonly opening: bigint;
  readonly changes: bigint;
  readonly closing: bigint;
  /** The running balance of the last line; the opening when there is none. */
  readonly balance: bigint;
}

/** Adds up what the generic CSV says of a pool's ledger. */
export function sumCsv(text: string, pool: string): CsvSums {
  const rows = rowsOf(text).filter((row) => row.pool === pool);
  const opening = only(rows.filter(({ kind }) => kind === 'opening'));
  const closing = only(rows.filter(({ kind }) => kind === 'rounding'));
  const lines = rows.filter(({ kind }) => kind !== 'opening' && kind !== 'rounding');
  const last = lines.at(-1) ?? opening;
  return {
    opening: weiOf(opening.balance),
    changes: rows.reduce((sum, { change }) => sum + weiOf(change), 0n),
    closing: weiOf(closing.balance),
    balance: weiOf(last.balance),
  };
}

/** Adds up what Koinly's template says was received, less what was sent. */
export function sumKoinly(text: string): Sums {
  const sums = new Map<string, bigint>();
  for (const row of rowsOf(text)) {
    add(sums, row['Received Currency'], weiOf(row['Received Amount']));
    add(sums, row['Sent Currency'], -weiOf(row['Sent Amount']));
  }
  return sums;
}

/** Adds up rotki's events: what comes less what leaves. */
export function sumRotki(text: string): Sums {
  const sums = new Map<string, bigint>();
  for (const { Type, Currency, Amount } of rowsOf(text)) {
    const comes = Type === 'Deposit' || Type === 'Staking';
    if (!comes && Type !== 'Withdrawal' && Type !== 'Loss') throw new Error(`rotki knows no ${Type}`);
    add(sums, Currency, comes ? weiOf(Amount) : -weiOf(Amount));
  }
  return sums;
}

/** What the JSON says of one ledger; whole numbers are `{"$bigint":"…"}`. */
export interface JsonSums {
  readonly opening: bigint;
  readonly changes: bigint;
  readonly rounding: bigint;
  readonly closing: bigint;
  readonly moved: { readonly shares: bigint; readonly wrapped: bigint; readonly queued: bigint };
}

/** Adds up what the JSON says of a pool's ledger, read without the app's codec. */
export function sumJson(text: string, pool: string): JsonSums {
  const { ledgers } = JSON.parse(text, (_key, value) =>
    typeof value === 'object' && value !== null && '$bigint' in value ? BigInt(value.$bigint) : value,
  );
  const { opening, closing, rounding, lines } = only<JsonLedger>(
    ledgers.filter((ledger: JsonLedger) => ledger.pool === pool),
  );
  const sum = (of: (line: JsonLine) => bigint) => lines.reduce((total, line) => total + of(line), 0n);
  return {
    ...{ opening, closing, rounding },
    changes: sum(({ change }) => change),
    moved: {
      shares: sum(({ moved }) => moved.shares),
      wrapped: sum(({ moved }) => moved.wrapped),
      queued: sum(({ moved }) => moved.queued),
    },
  };
}

interface JsonLine {
  readonly change: bigint;
  readonly moved: JsonSums['moved'];
}

interface JsonLedger {
  readonly pool: string;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly rounding: bigint;
  readonly lines: readonly JsonLine[];
}

/** Rows by the names in the first. No cell of these files has a comma, a quote or a new line. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  if (text.includes('"')) throw new Error('a quoted cell');
  const [head, ...lines] = text.trimEnd().split('\r\n');
  const names = head?.split(',') ?? [];
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== names.length) throw new Error(`not ${names.length} cells: ${line}`);
    return Object.fromEntries(cells.map((cell, index) => [names[index], cell]));
  });
}

function weiOf(cell: string | undefined): bigint {
  return cell === undefined || cell === '' ? 0n : parseUnits(cell, DECIMALS);
}

function add(sums: Map<string, bigint>, currency: string | undefined, amount: bigint): void {
  if (currency === undefined || currency === '') {
    if (amount !== 0n) throw new Error('an amount of nothing');
    return;
  }
  sums.set(currency, (sums.get(currency) ?? 0n) + amount);
}

function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`${items.length} where one is due`);
  return item;
}
