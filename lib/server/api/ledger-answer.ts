import 'server-only';

import type { Address } from 'viem';

import { encodeJson } from '@/lib/codec';
import { sharedArchive } from '../archive/shared-archive';
import { serverSettings } from '../env';
import { koinlyCsv } from '../ledger/koinly-text';
import type { LedgerDocument } from '../ledger/ledger-document';
import { type LedgerPools, ledgerPools } from '../ledger/ledger-pools';
import { readLedgerRange } from '../ledger/ledger-range';
import { ledgerCsv, ledgerJson } from '../ledger/ledger-text';
import { type LedgerAnswer, type LedgerRange, readLedger } from '../ledger/read-ledger';
import { rotkiCsv } from '../ledger/rotki-text';
import { stateClient } from '../ledger/state-client';
import { currentLive, foundPools } from '../live';
import { logger } from '../logger';
import { problem } from '../problem';
import { isReadError } from '../read-error';
import { type LedgerFormat, type LedgerInput, parseLedgerInput } from './ledger-input';
import { textStream } from './text-stream';
import { unavailable } from './unavailable';

/** While logs are being read for the first time, asking again makes sense after so long. */
const SYNC_RETRY_SECONDS = 5;

/** An account's ledgers in the chosen form; 202 with their progress while logs are being read for the first time. */
export async function ledgerAnswer(address: string, request: Request): Promise<Response> {
  const input = parseLedgerInput(address, request);
  if (!input.ok) return problem(input.error);
  const [state, found] = [await currentLive(), await foundPools()];
  if (state.status === 'unavailable') return unavailable(state.reason);
  if (found === null) return unavailable('the contracts have not been found');
  const { account, pool } = input.value;
  const all = ledgerPools(found, state.snapshot);
  const pools = chosen(all, pool);
  if (pools instanceof Response) return pools;
  if (pools.some(({ source }) => isOneOf(account, source.ownContracts))) return ownContract();
  try {
    const range = await readLedgerRange(stateClient(), input.value, state.snapshot.block);
    if (!range.ok)
      return problem({ status: 400, code: 'bad-input', title: 'The request cannot be used', faults: [range.error] });
    return await answerFor(input.value, pools, range.value);
  } catch (error) {
    if (!isReadError(error)) throw error;
    logger().warn({ err: error }, 'a ledger could not be read');
    return unavailable('the node does not answer');
  }
}

/** What cannot be read now is no reason to hand out less than was asked for. */
function chosen({ ready, failed }: LedgerPools, id: string | null): LedgerPools['ready'] | Response {
  const missing = failed.find((one) => id === null || one.id === id);
  if (missing !== undefined) return unavailable(`${missing.name} cannot be read: ${missing.reason}`);
  const pools = ready.filter((pool) => id === null || pool.id === id);
  if (pools.length > 0) return pools;
  return problem({
    status: 404,
    code: 'no-such-pool',
    title: 'No such pool',
    detail: `Ledgers are kept of ${ready.map((pool) => pool.id).join(', ')}.`,
  });
}

async function answerFor(input: LedgerInput, pools: LedgerPools['ready'], range: LedgerRange): Promise<Response> {
  const { account } = input;
  const tools = { archive: sharedArchive(), client: stateClient() };
  const answers = await Promise.all(
    pools.map(async (pool) => ({ pool, found: await readLedger(tools, pool, account, range) })),
  );
  const isSyncing = answers.some(({ found }) => found.status === 'syncing');
  const ledgers: LedgerDocument['ledgers'][number][] = [];
  for (const { pool, found } of answers) {
    if (found.status === 'ready') ledgers.push({ pool, found });
    else if (found.status !== 'syncing') return refusal(account, range, found);
  }
  if (isSyncing) return syncing(answers.flatMap(({ found }) => (found.status === 'syncing' ? found.progress : [])));
  const { chainId } = serverSettings().deployment;
  return written(input.format, { chainId, account, from: range.fromBlock, to: range.toBlock, ledgers });
}

function refusal(
  account: Address,
  range: LedgerRange,
  found: Exclude<LedgerAnswer, { status: 'ready' | 'syncing' }>,
): Response {
  switch (found.status) {
    case 'unavailable':
      return unavailable(found.reason);
    case 'not-kept':
      return notKept(range);
    case 'mismatch':
      return mismatch(account, range, found);
  }
}

const WRITERS: Readonly<Record<LedgerFormat, (document: LedgerDocument) => Generator<string>>> = {
  json: ledgerJson,
  csv: ledgerCsv,
  koinly: koinlyCsv,
  rotki: rotkiCsv,
};

function written(format: LedgerFormat, document: LedgerDocument): Response {
  const isCsv = format !== 'json';
  const name = `millrace-${format}-${document.account}-block-${document.to.number}.csv`;
  return new Response(textStream(WRITERS[format](document)), {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8; header=present' : 'application/json',
      ...(isCsv && { 'content-disposition': `attachment; filename="${name}"` }),
      'cache-control': 'private, no-store',
      vary: 'accept',
    },
  });
}

function syncing(progress: Extract<LedgerAnswer, { status: 'syncing' }>['progress']): Response {
  return new Response(encodeJson({ status: 'syncing', histories: progress }), {
    status: 202,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'retry-after': String(SYNC_RETRY_SECONDS),
    },
  });
}

/** Everyone's tokens pass through these; a ledger of them would be the whole protocol's history. */
function isOneOf(account: Address, contracts: readonly Address[]): boolean {
  return contracts.some((contract) => contract.toLowerCase() === account.toLowerCase());
}

function ownContract(): Response {
  return problem({
    status: 422,
    code: 'no-ledger',
    title: 'Contracts of the pool have no ledger',
    detail: 'Everyone’s tokens pass through them; ask for an account that holds its own.',
  });
}

function notKept({ toBlock }: LedgerRange): Response {
  return problem({
    status: 422,
    code: 'state-not-kept',
    title: 'No node keeps what the account had then',
    detail: `The balances at block ${toBlock.number} are needed to check the ledger. Leave \`to\` out, or give the server a node that keeps old states.`,
  });
}

function mismatch(
  account: Address,
  { fromBlock, toBlock }: LedgerRange,
  found: Extract<LedgerAnswer, { status: 'mismatch' }>,
): Response {
  const range = { from: String(fromBlock), to: String(toBlock.number) };
  logger().error({ account, ...range, mismatch: encodeJson(found.mismatch) }, 'a ledger does not add up');
  return problem({
    status: 500,
    code: 'ledger-does-not-add-up',
    title: 'The events do not lead to the balances on the chain',
    detail: 'Nothing is shown rather than something wrong. The server has noted by how much they differ.',
  });
}
