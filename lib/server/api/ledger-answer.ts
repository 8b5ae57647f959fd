import 'server-only';

import { type Address, BaseError } from 'viem';

import { encodeJson } from '@/lib/codec';
import type { LidoContracts } from '@/lib/protocols/lido/pool';
import { protocols } from '@/lib/protocols/registry';

import { sharedArchive } from '../archive/shared-archive';
import { readLedgerRange } from '../ledger/ledger-range';
import { ledgerCsv, ledgerJson } from '../ledger/ledger-text';
import { type LedgerAnswer, type LedgerPool, type LedgerRange, readLedger } from '../ledger/read-ledger';
import { stateClient } from '../ledger/state-client';
import { currentLive, foundPools } from '../live';
import { logger } from '../logger';
import { problem } from '../problem';
import { type LedgerInput, parseLedgerInput } from './ledger-input';
import { textStream } from './text-stream';
import { unavailable } from './unavailable';

/** While logs are being read for the first time, asking again makes sense after so long. */
const SYNC_RETRY_SECONDS = 5;
const NOBODY: Address = '0x0000000000000000000000000000000000000000';

/** An account's ledger as JSON or CSV; 202 with its progress while its logs are being read for the first time. */
export async function ledgerAnswer(address: string, request: Request): Promise<Response> {
  const input = parseLedgerInput(address, request);
  if (!input.ok) return problem(input.error);
  const [state, found] = [await currentLive(), await foundPools()];
  if (state.status === 'unavailable') return unavailable(state.reason);
  if (found === null) return unavailable('the contracts have not been found');
  const { contracts, ref } = found.lido;
  if (isOwnContract(input.value.account, contracts)) return ownContract();
  const pool = { contracts, reports: protocols.lido.reports(contracts), fromBlock: BigInt(ref.fromBlock) };
  try {
    const range = await readLedgerRange(stateClient(), input.value, state.snapshot.block);
    if (!range.ok)
      return problem({ status: 400, code: 'bad-input', title: 'The request cannot be used', faults: [range.error] });
    return await answerFor(input.value, pool, range.value);
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    logger().warn({ err: error }, 'a ledger could not be read');
    return unavailable('the node does not answer');
  }
}

async function answerFor(input: LedgerInput, pool: LedgerPool, range: LedgerRange): Promise<Response> {
  const { account } = input;
  const found = await readLedger({ archive: sharedArchive(), client: stateClient() }, pool, account, range);
  switch (found.status) {
    case 'ready':
      return written(input, { account, from: range.fromBlock, to: range.toBlock, found });
    case 'syncing':
      return syncing(found.progress);
    case 'unavailable':
      return unavailable(found.reason);
    case 'not-kept':
      return notKept(range);
    case 'mismatch':
      return mismatch(account, range, found);
  }
}

function written({ account, format }: LedgerInput, document: Parameters<typeof ledgerJson>[0]): Response {
  const isCsv = format === 'csv';
  return new Response(textStream(isCsv ? ledgerCsv(document) : ledgerJson(document)), {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8; header=present' : 'application/json',
      ...(isCsv && { 'content-disposition': `attachment; filename="ledger-${account}.csv"` }),
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
function isOwnContract(account: Address, { token, wrapper, queue }: LidoContracts): boolean {
  const own = [NOBODY, token, wrapper, queue].map((address) => address.toLowerCase());
  return own.includes(account.toLowerCase());
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
