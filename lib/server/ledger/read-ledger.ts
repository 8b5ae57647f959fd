import 'server-only';

import type { Address, PublicClient } from 'viem';

import { accountLedger, type Ledger, type LedgerMismatch } from '@/lib/domain/ledger';
import type { AccountState } from '@/lib/domain/ledger-book';
import type { AccountEvent, LedgerPlaces } from '@/lib/domain/ledger-events';
import { openingBefore } from '@/lib/domain/ledger-opening';
import type { LedgerSource } from '@/lib/protocols/ledger-source';
import type { BlockRef } from '@/lib/protocols/protocol';
import { reportLogs } from '@/lib/protocols/report-history';
import { shares, type Wei, wei } from '@/lib/units/units';

import type { Archive } from '../archive/archive';
import type { ArchivedLog } from '../archive/archived-log';
import type { FilterProgress } from '../archive/progress';
import { isReadError } from '../read-error';
import { readBlockTimes } from './block-times';
import { hashOfInputs } from './inputs-hash';
import type { LedgerPool } from './ledger-pool';
import { readPastState } from './read-state';
import { reportEvents } from './report-events';

/** Blocks of a ledger, both included. */
export interface LedgerRange {
  readonly fromBlock: bigint;
  readonly toBlock: Pick<BlockRef, 'number' | 'hash' | 'timestamp'>;
}

/**
 * Where the opening state comes from. `read`: from the chain, so that events and balances check each other.
 * `derived`: worked out backwards from the end, because no node keeps a state that old. `nothing`: the pool, or the
 * chain, was not there before.
 */
export type OpeningSource = 'read' | 'derived' | 'nothing';

/** The ledger, or how far its logs are read, or why there is none. */
export type LedgerAnswer =
  | {
      readonly status: 'ready';
      readonly ledger: Ledger;
      readonly openingSource: OpeningSource;
      readonly opening: AccountState;
      readonly closing: AccountState;
      /** Unix seconds of each block of a line. */
      readonly times: ReadonlyMap<bigint, bigint>;
      /** SHA-256 of everything the ledger was made from, in hex: the same inputs always lead to the same ledger. */
      readonly inputsHash: string;
    }
  | { readonly status: 'syncing'; readonly progress: readonly FilterProgress[] }
  | { readonly status: 'unavailable'; readonly reason: string }
  /** No node keeps the state of the last block. */
  | { readonly status: 'not-kept' }
  /** The events do not lead to what the chain says: null when not even an opening can be worked out. */
  | { readonly status: 'mismatch'; readonly mismatch: LedgerMismatch | null };

/** What a ledger is read with. */
export interface LedgerTools {
  readonly archive: Pick<Archive, 'readLogs'>;
  /** Asks nodes for old states, which not all of them keep. */
  readonly client: PublicClient;
}

/**
 * An account's ledger in a pool between two blocks, checked against what the chain says it has.
 * @throws DecodeError for logs or answers that are not what the ABI says
 */
export async function readLedger(
  tools: LedgerTools,
  pool: LedgerPool,
  account: Address,
  { fromBlock, toBlock }: LedgerRange,
): Promise<LedgerAnswer> {
  const range = { fromBlock: fromBlock > pool.fromBlock ? fromBlock : pool.fromBlock, toBlock };
  const whole = { ...range, fromBlock: pool.fromBlock };
  const shared = pool.source.sharedLogs?.(pool.fromBlock);
  const [own, others, reports] = await Promise.all([
    tools.archive.readLogs(pool.source.logs(account, pool.fromBlock), shared === undefined ? range : whole),
    shared === undefined ? NO_LOGS : tools.archive.readLogs(shared, whole),
    // From the first on, because a report may leave it to the one before it to say what the rate was.
    tools.archive.readLogs(reportLogs(pool.id, pool.reports, pool.fromBlock), whole),
  ]);
  if (own.status === 'unavailable') return own;
  if (others.status === 'unavailable') return others;
  if (reports.status === 'unavailable') return reports;
  if (own.status === 'syncing' || others.status === 'syncing' || reports.status === 'syncing')
    return {
      status: 'syncing',
      progress: [own, others, reports].flatMap((answer) => (answer.status === 'syncing' ? [answer.progress] : [])),
    };
  try {
    const logs = { own: [...own.logs, ...others.logs].sort(byPlace), reports: reports.logs };
    return await ledgerFrom(tools, pool, account, range, logs);
  } catch (error) {
    if (isReadError(error)) return { status: 'unavailable', reason: 'the node does not answer' };
    throw error;
  }
}

const NO_LOGS = { status: 'ready', logs: [] } as const;

interface Logs {
  /** Of the account, and of everyone's requests; perhaps also from before the range. */
  readonly own: readonly ArchivedLog[];
  readonly reports: readonly ArchivedLog[];
}

async function ledgerFrom(
  { client }: LedgerTools,
  pool: LedgerPool,
  account: Address,
  range: LedgerRange,
  logs: Logs,
): Promise<LedgerAnswer> {
  const { source } = pool;
  const places = source.places(account);
  const closing = await readPastState(client, source.state(account), { hash: range.toBlock.hash });
  if (closing.status === 'not-kept') return { status: 'not-kept' };
  if (closing.status === 'unreachable') return { status: 'unavailable', reason: 'the node cannot be reached' };
  if (closing.value === null) return { status: 'unavailable', reason: 'the pool is not there at that block' };
  const nominals = await readNominals(client, source, logs.own, range);
  if (nominals === null) return { status: 'not-kept' };
  const all = [...source.decode(logs.own, account, nominals), ...reportEvents(pool, logs.reports)];
  const events = all.filter(({ blockNumber }) => blockNumber >= range.fromBlock);
  const opening = await openingOf(client, pool, range, { account, events, closing: closing.value, places });
  if (opening === null) return { status: 'mismatch', mismatch: null };
  const result = accountLedger(opening.state, events, closing.value, places);
  if (!result.ok) return { status: 'mismatch', mismatch: result.error };
  const blocks = result.value.lines.flatMap(({ place }) => (place === null ? [] : [place.blockNumber]));
  const times = await readBlockTimes(client, blocks, [...logs.own, ...logs.reports]);
  const inputsHash = hashOfInputs({
    pool: pool.id,
    account,
    range,
    opening: opening.state,
    closing: closing.value,
    events,
  });
  const states = { opening: opening.state, closing: closing.value, openingSource: opening.source };
  return { status: 'ready', ledger: result.value, ...states, times, inputsHash };
}

function byPlace(a: ArchivedLog, b: ArchivedLog): number {
  if (a.blockNumber !== b.blockNumber) return a.blockNumber < b.blockNumber ? -1 : 1;
  return a.logIndex - b.logIndex;
}

/** Amounts of requests do not change, so the last block tells those of all. Null when no node keeps its state. */
async function readNominals(
  client: PublicClient,
  source: LedgerSource,
  logs: readonly ArchivedLog[],
  { toBlock }: LedgerRange,
): Promise<ReadonlyMap<bigint, Wei> | null> {
  const ids = source.requestsToLookUp(logs);
  if (ids.length === 0) return new Map();
  const found = await readPastState(client, source.nominals(ids), { hash: toBlock.hash });
  return found.status === 'read' ? found.value : null;
}

interface Known {
  readonly account: Address;
  readonly events: readonly AccountEvent[];
  readonly closing: AccountState;
  readonly places: LedgerPlaces;
}

async function openingOf(
  client: PublicClient,
  { source }: LedgerPool,
  { fromBlock }: LedgerRange,
  { account, events, closing, places }: Known,
): Promise<{ readonly state: AccountState; readonly source: OpeningSource } | null> {
  const derived = openingBefore(events, closing, places);
  const none = { shares: shares(0n), wrapped: shares(0n), queued: wei(0n) };
  const nothing = { source: 'nothing', state: { ...closing, ...(derived.ok && derived.value), ...none } } as const;
  if (fromBlock === 0n) return nothing;
  const read = await readPastState(client, source.state(account), fromBlock - 1n);
  if (read.status === 'read') return read.value === null ? nothing : { source: 'read', state: read.value };
  return derived.ok ? { source: 'derived', state: derived.value } : null;
}
