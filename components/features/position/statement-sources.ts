import { blockWords } from '@/components/pool/source-of';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { PART_OF_KIND, type StatementPart } from '@/lib/domain/ledger-statement';
import { formatExact } from '@/lib/format/format-amount';
import { formatDate, formatIsoDay } from '@/lib/format/format-date';
import { LEDGER_WORDS, STATEMENT_WORDS } from '@/lib/format/ledger-wording';
import type { PoolHistoryView } from '@/lib/position-view';
import type { LedgerEventName, Source } from '@/lib/protocols/ledger-origins';
import type { BlockRef, PoolId } from '@/lib/protocols/protocol';
import type { UnixSeconds } from '@/lib/units/units';

import { CELLS, countCommand, type LedgerAt, linesOf, sumCommand, unitIs } from './ledger-command';
import { heldCall, heldWords, largestWords, type PoolOfLines } from './ledger-sources';

/** A line of the statement. */
export type SumPart = 'opening' | StatementPart | 'rounding' | 'closing';

/** What of a pool the notes of its statement are made from. */
export type PoolOfSums = PoolOfLines & Pick<PoolHistoryView, 'statement' | 'isDerived' | 'closing'>;

/** What all notes of the statement are made from. */
export interface SumsAt extends LedgerAt {
  readonly block: Pick<BlockRef, 'number' | 'timestamp'>;
  readonly since: UnixSeconds | null;
  readonly pools: readonly PoolOfSums[];
}

/**
 * Where a line of the statement comes from: the lines of the ledger that it sums, which this server hands out, and the
 * contract whose events they are.
 * @param id of the pool; null for all that count in ETH together
 * @throws Error for a pool without a ledger
 */
export function sumSource(part: SumPart, id: PoolId | null, at: SumsAt): ProvenanceSource {
  const pools = at.pools.filter((pool) => (id === null ? pool.isEther : pool.id === id));
  const largest = pools.toSorted((a, b) => (absolute(amountOf(a, part)) > absolute(amountOf(b, part)) ? -1 : 1))[0];
  if (largest === undefined) throw new Error(`no ledger of ${id ?? 'any pool'}`);
  const common = { title: titleOf(part), blockText: blockWords(at.block) };
  if (id !== null && part === 'closing') return { ...common, ...closingOf(largest, at) };
  const { contract, contractName } = contractOf(part, largest);
  const command = sumCommand(at, id, programOf(part, at.since, id === null ? 'ETH' : null));
  const formula = id === null ? togetherWords(part, pools) : partWords(part, largest, at.since);
  return { ...common, formula, contract, contractName, command };
}

/**
 * Where the number of reports beside a yearly rate comes from, and the time that it runs over.
 * @throws Error where no pool has a ledger in ETH
 */
export function reportsSource(at: SumsAt, from: UnixSeconds): ProvenanceSource {
  const [first] = at.pools.filter(({ isEther }) => isEther);
  if (first === undefined) throw new Error('no ledger in ETH');
  const { contract, contractName } = contractOf('rewards', first);
  return {
    title: 'Reports counted',
    formula: `The lines of the ledger called “${LEDGER_WORDS.reward}” or “${LEDGER_WORDS.loss}” of all pools that count in ETH${sinceWords(at.since)}: a report makes one when it finds something held. The time runs from ${formatDate(from)} to this block.`,
    ...{ contract, contractName },
    command: countCommand(at, null, `${linesOf(['reward', 'loss'], at.since, 'ETH')}{print ${CELLS.change}}`),
    blockText: blockWords(at.block),
  };
}

function closingOf(
  pool: PoolOfSums,
  { account, block }: SumsAt,
): Pick<ProvenanceSource, 'formula' | 'contract' | 'contractName' | 'command'> {
  const { closing } = pool;
  return {
    formula: `${heldWords(closing, pool)} Each part is rounded down. The call reads ${largestWords(closing, pool)}.`,
    ...heldCall(closing, pool, account, block),
  };
}

function titleOf(part: SumPart): string {
  switch (part) {
    case 'opening':
      return 'What there was';
    case 'rounding':
      return 'Rounding';
    case 'closing':
      return 'Now, as the contracts say';
    default:
      return STATEMENT_WORDS.find(([name]) => name === part)?.[1] ?? part;
  }
}

function amountOf({ statement }: PoolOfSums, part: SumPart): bigint {
  if (part === 'opening' || part === 'rounding' || part === 'closing') return statement[part];
  return statement.parts[part];
}

function togetherWords(part: SumPart, pools: readonly PoolOfSums[]): string {
  const parts = pools
    .filter((pool) => amountOf(pool, part) !== 0n)
    .map((pool) => `${formatExact(amountOf(pool, part))} ETH in ${pool.name}`);
  const sum = parts.length === 0 ? 'Nothing in any pool' : parts.join(', ');
  return `${sum}: the same line of each pool, added. Each has an origin of its own.`;
}

function partWords(part: SumPart, pool: PoolOfSums, since: UnixSeconds | null): string {
  const { isDerived, statement } = pool;
  const exact = (amount: bigint) => `${formatExact(amount, pool.decimals)} ${pool.unit}`;
  switch (part) {
    case 'opening':
      if (since !== null) return `What the ledger opens with + all its lines before ${formatDate(since)}.`;
      return isDerived
        ? 'What the contracts say now − all lines: worked out backwards, because no node of this server keeps a state that old.'
        : 'What the account had in the block before the pool’s first.';
    case 'rounding': {
      const lines = Object.values(statement.parts).reduce((sum, amount) => sum + amount, 0n);
      return `${exact(statement.closing)} now − ${exact(statement.opening)} at the start − ${exact(lines)} of all lines.`;
    }
    case 'closing':
      return '';
    default:
      return `The sum of all lines of the ledger called ${kindsOf(part)
        .map((kind) => `“${LEDGER_WORDS[kind]}”`)
        .join(' or ')}${sinceWords(since)}. Each has its event as its origin.`;
  }
}

function sinceWords(since: UnixSeconds | null): string {
  return since === null ? '' : ` since ${formatDate(since)}`;
}

function kindsOf(part: StatementPart) {
  const kinds = Object.keys(PART_OF_KIND) as (keyof typeof PART_OF_KIND)[];
  return kinds.filter((kind) => PART_OF_KIND[kind] === part);
}

/** Which cells of the CSV are summed, in awk. */
function programOf(part: SumPart, since: UnixSeconds | null, unit: string | null): string {
  const { time, kind, change, worth } = CELLS;
  const opening = `${kind}=="opening"${unitIs(unit)}{print ${worth}}`;
  switch (part) {
    case 'opening':
      return since === null
        ? opening
        : `${opening} ${time}!=""&&${time}<"${formatIsoDay(since)}"${unitIs(unit)}{print ${change}}`;
    case 'rounding':
      return `${kind}=="rounding"${unitIs(unit)}{print ${change}}`;
    case 'closing':
      return `${kind}=="rounding"${unitIs(unit)}{print ${worth}}`;
    default:
      return `${linesOf(kindsOf(part), since, unit)}{print ${change}}`;
  }
}

const EVENTS = {
  deposits: ['shares', 'wrapped'],
  transfers: ['shares', 'wrapped'],
  moves: ['asked', 'wrapped'],
  payouts: ['claimed', 'wrapped'],
  fees: ['shares', 'wrapped'],
  rewards: ['reported'],
  losses: ['reported'],
  drift: ['reported'],
} as const satisfies Record<StatementPart, readonly LedgerEventName[]>;

/** The contract whose events most of it comes from. */
function contractOf(part: SumPart, { origins }: PoolOfSums): Source {
  if (part === 'opening' || part === 'rounding' || part === 'closing') return origins.balance;
  const names: readonly LedgerEventName[] = EVENTS[part];
  return names.map((name) => origins.events[name]).find((source) => source !== undefined) ?? origins.balance;
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
