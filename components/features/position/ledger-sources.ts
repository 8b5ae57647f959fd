import { blockWords, castCall, castLogs } from '@/components/pool/source-of';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { formatAmount, formatExact } from '@/lib/format/format-amount';
import { LEDGER_WORDS } from '@/lib/format/ledger-wording';
import type { HeldThen, LineView, PoolHistoryView } from '@/lib/position-view';
import { eventOfLine, type HeldPart, type LedgerOrigins } from '@/lib/protocols/ledger-origins';
import type { BlockRef } from '@/lib/protocols/protocol';

/** What of a pool the notes of its ledger are made from. */
export type PoolOfLines = Pick<PoolHistoryView, 'id' | 'name' | 'unit' | 'decimals' | 'isEther' | 'token' | 'origins'>;

type BlockAt = Pick<BlockRef, 'number' | 'timestamp'>;

/** Where a change in the ledger comes from: the event that the line stands for, with the numbers it leads to. */
export function changeSource(line: LineView, pool: PoolOfLines): ProvenanceSource {
  const block = blockOf(line);
  const { contract, contractName, command } = eventWords(line, pool.origins, block);
  const sum = `${formatExact(line.change, pool.decimals)} ${pool.unit}`;
  return {
    title: LEDGER_WORDS[line.kind],
    formula: `${changeWords(line, pool)} Rounded together with the lines before it: ${sum}.`,
    ...{ contract, contractName, command, blockText: blockWords(block) },
  };
}

/** Where the worth after a line comes from: what was held then, of which a call at that block reads the largest part. */
export function balanceSource(line: LineView, pool: PoolOfLines, account: string): ProvenanceSource {
  const block = blockOf(line);
  const sum = `${formatExact(line.balance, pool.decimals)} ${pool.unit}`;
  return {
    title: 'Worth after it',
    formula: `${heldWords(line, pool)} By the ledger ${sum}; contracts round each part and may say a wei or two less. The call reads ${largestWords(line, pool)} at the end of that block.`,
    ...heldCall(line, pool, account, block),
    blockText: blockWords(block),
  };
}

/** The call that reads the largest part of what is held. */
export function heldCall(
  then: HeldThen,
  { origins }: PoolOfLines,
  account: string,
  block: BlockAt,
): Pick<ProvenanceSource, 'contract' | 'contractName' | 'command'> {
  const part = largestPart(then);
  const worth = part === null ? undefined : origins.worth[part];
  const { contract, contractName, call } = worth ?? origins.balance;
  const arg = part !== null && worth?.of === 'amount' ? String(then.held[part]) : account;
  return { contract, contractName, command: castCall(contract, call, [arg], block) };
}

/** What is held, as a sum with its numbers. */
export function heldWords({ held, rate }: HeldThen, pool: PoolOfLines): string {
  const parts = PARTS.filter((part) => held[part] !== 0n).map((part) =>
    part === 'queued'
      ? `${formatExact(held.queued, pool.decimals)} ${pool.unit} asked for or ready`
      : `${amountWords(part, held[part], pool)} × ${rateWords(rate, pool)}`,
  );
  return parts.length === 0 ? 'Nothing is left.' : `${parts.join(' + ')}.`;
}

/** The part that the call reads. */
export function largestWords(then: HeldThen, { token }: PoolOfLines): string {
  switch (largestPart(then)) {
    case 'shares':
      return token.rebasing === null ? `the ${token.symbol} that wait` : `the ${token.rebasing}`;
    case 'wrapped':
      return `the ${token.symbol}`;
    case 'queued':
      return 'the requests';
    case null:
      return 'what is held';
  }
}

const PARTS = ['shares', 'wrapped', 'queued'] as const satisfies readonly HeldPart[];

function largestPart({ held, rate }: HeldThen): HeldPart | null {
  const worth = { shares: held.shares * rate, wrapped: held.wrapped * rate, queued: held.queued * RAY };
  const largest = PARTS.toSorted((a, b) => (worth[a] > worth[b] ? -1 : 1))[0];
  return largest !== undefined && worth[largest] > 0n ? largest : null;
}

const RAY = 10n ** 27n;

function blockOf({ blockNumber, at }: LineView): BlockAt {
  return { number: blockNumber, timestamp: at };
}

function eventWords(
  line: LineView,
  { events, rate }: LedgerOrigins,
  block: BlockAt,
): Pick<ProvenanceSource, 'contract' | 'contractName' | 'command'> {
  const name = eventOfLine(line);
  const source = name === null ? undefined : events[name];
  if (source === undefined) {
    const { contract, contractName, call, args } = rate;
    return { contract, contractName, command: castCall(contract, call, args, block) };
  }
  const { contract, contractName, call } = source;
  return { contract, contractName, command: castLogs(contract, call, { from: block.number, to: block.number }) };
}

function changeWords(line: LineView, pool: PoolOfLines): string {
  const { kind, moved, rate, rateBefore } = line;
  const { unit, decimals } = pool;
  const queued = `${formatExact(absolute(moved.queued), decimals)} ${unit}`;
  switch (kind) {
    case 'reward':
    case 'loss':
      return `${earningWords(line, pool)} held × (${rateWords(rate, pool)} after the report − ${rateWords(rateBefore, pool)} before it).`;
    case 'between-reports': {
      const end = line.transaction === null ? 'at this block' : 'before the report';
      return `${earningWords(line, pool)} held × (${rateWords(rate, pool)} ${end} − ${rateWords(rateBefore, pool)} when it last moved).`;
    }
    case 'claim':
      return `${queued} were paid and have left.`;
    case 'claim-discount':
      return `${queued} less were paid than asked for.`;
    case 'request-ready':
      return `${queued} are ready − ${amountWords('shares', moved.shares, pool)} no more × ${rateWords(rate, pool)}.`;
    default:
      if (moved.queued !== 0n) return `${queued} ${cameOrLeft(moved.queued)} with the request.`;
      return movedWords(moved.shares === 0n ? 'wrapped' : 'shares', line, pool);
  }
}

function movedWords(part: 'shares' | 'wrapped', { moved, rate }: LineView, pool: PoolOfLines): string {
  return `${amountWords(part, moved[part], pool)} ${cameOrLeft(moved[part])} × ${rateWords(rate, pool)}, the rate then.`;
}

function cameOrLeft(amount: bigint): string {
  return amount > 0n ? 'came' : 'left';
}

/** All that earns: one wrapped token is one share. */
function earningWords({ held }: LineView, pool: PoolOfLines): string {
  const { rebasing, symbol, decimals } = pool.token;
  return `${formatExact(held.shares + held.wrapped, decimals)} ${rebasing === null ? symbol : 'shares'}`;
}

function amountWords(part: 'shares' | 'wrapped', amount: bigint, { token }: PoolOfLines): string {
  const shares = token.rebasing === null ? `${token.symbol} that wait` : 'shares';
  return `${formatExact(absolute(amount), token.decimals)} ${part === 'wrapped' ? token.symbol : shares}`;
}

/** A rate between smallest units, of one whole token, cut off after the 27 digits that ledgers count with. */
function rateWords(rate: bigint, { unit, decimals, token }: PoolOfLines): string {
  const scale = 27 + decimals - token.decimals;
  return `${formatAmount(rate, { decimals: scale, shown: scale })} ${unit}`;
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
