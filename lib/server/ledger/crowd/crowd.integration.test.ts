import { type Address, createPublicClient, http } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { connectDevnet } from '@/devnet/client';
import type { DevnetLink } from '@/devnet/devnet-link';
import { randomFrom } from '@/devnet/random';
import { statementOf } from '@/lib/domain/ledger-statement';
import { unixSeconds } from '@/lib/units/units';

import { startTestChain, type TestChain } from '../../test-chain.integration.fixture';
import { koinlyCsv } from '../koinly-text';
import type { LedgerDocument, PoolLedger } from '../ledger-document';
import { timedLines } from '../ledger-lines';
import { ledgerCsv, ledgerJson } from '../ledger-text';
import { rotkiCsv } from '../rotki-text';
import { openLedgers } from './crowd-ledgers.integration.fixture';
import type { CrowdPool, OwnBooks, OwnFlow, OwnState } from './crowd-pool.integration.fixture';
import { type Sums, sumCsv, sumJson, sumKoinly, sumRotki } from './export-sums.integration.fixture';
import { lidoLife } from './lido-life.integration.fixture';
import { type PlayedLives, playRandomLives } from './random-lives.integration.fixture';
import { rocketLife } from './rocket-life.integration.fixture';
import { vaultLife } from './vault-life.integration.fixture';

const ACCOUNTS = 200;
const DAYS = 5;
/** Another one is drawn with LIVES_SEED; what fails names it. */
const SEED = Number(process.env.LIVES_SEED ?? 20_261_126);
/** Of how many accounts one is also looked at between blocks drawn at random. */
const CUT_EVERY = 5;
/** Old states of many accounts take a busy machine a while. */
const PATIENCE_MS = 60_000;
/** Contracts round the worth of each token down, a ledger's lines the sum of all. */
const ROUNDING_WEI = 2n;
const POOLS: readonly CrowdPool[] = [lidoLife, rocketLife, vaultLife];
const NOTHING: OwnState = { shares: 0n, wrapped: 0n, queued: 0n, worth: 0n, tokens: { rebasing: 0n, other: 0n } };

/** An account's past, cut after two blocks: the parts one after another, and the last two of them as one. */
interface Cut {
  readonly account: Address;
  readonly blocks: readonly [bigint, bigint];
  readonly parts: readonly [LedgerDocument, LedgerDocument, LedgerDocument];
  readonly rest: LedgerDocument;
}

/** What the contracts and raw logs say of an account in a pool. */
interface Own {
  readonly pool: CrowdPool;
  readonly closing: OwnState;
  readonly book: ReadonlyMap<string, OwnFlow>;
}

let chain: TestChain;
let link: DevnetLink;
let lives: PlayedLives;
let wholes: readonly LedgerDocument[];
let cuts: readonly Cut[];
let blockTimes: ReadonlyMap<bigint, bigint>;
let owns: ReadonlyMap<string, readonly Own[]>;

beforeAll(async () => {
  chain = await startTestChain();
  link = { ...chain.link, client: connectDevnet(chain.url, PATIENCE_MS) };
  const client = createPublicClient({ transport: http(chain.url, { retryCount: 0 }), cacheTime: 0 });
  lives = await playRandomLives(chain, POOLS, { count: ACCOUNTS, days: DAYS, seed: SEED });
  owns = await readOwns();
  const { documentOf } = await openLedgers(chain, client, lives.blocks.last);
  const { before, last } = lives.blocks;
  const ledgersOf = (account: Address, from: bigint, to: bigint) =>
    documentOf(
      account,
      ownsOf(account).map(({ pool }) => pool.name),
      { from, to },
    );
  blockTimes = await readTimes();
  // The local chain gives some blocks the time of the one before: no second begins after those.
  const isEnd = (block: bigint, time: bigint) => block > before && (blockTimes.get(block + 1n) ?? 0n) > time;
  const ends = [...blockTimes].flatMap(([block, time]) => (isEnd(block, time) ? [block] : []));
  const random = randomFrom(SEED + 1);
  const found: LedgerDocument[] = [];
  const cutsFound: Cut[] = [];
  for (const [index, account] of lives.accounts.entries()) {
    found.push(await ledgersOf(account, 0n, last));
    if (index % CUT_EVERY !== 0) continue;
    const [one = before, other = before] = [random(), random()].map((part) => ends[Math.floor(part * ends.length)]);
    const [a, b] = one === other ? [before, one] : one < other ? [one, other] : [other, one];
    const parts = [
      await ledgersOf(account, 0n, a),
      await ledgersOf(account, a + 1n, b),
      await ledgersOf(account, b + 1n, last),
    ] as const;
    cutsFound.push({ account, blocks: [a, b], parts, rest: await ledgersOf(account, a + 1n, last) });
  }
  wholes = found;
  cuts = cutsFound;
}, 400_000);

afterAll(async () => {
  await chain?.stop();
});

/** When each block was made, from the one before everything on. */
async function readTimes(): Promise<ReadonlyMap<bigint, bigint>> {
  const { before, last } = lives.blocks;
  const numbers = Array.from({ length: Number(last - before) + 1 }, (_, index) => before + BigInt(index));
  const blocks = await Promise.all(numbers.map((blockNumber) => link.client.getBlock({ blockNumber })));
  return new Map(blocks.map(({ number, timestamp }) => [number, timestamp]));
}

/** What each account has and did, by its name in lower case. */
async function readOwns(): Promise<ReadonlyMap<string, readonly Own[]>> {
  const all = new Map<string, Own[]>();
  for (const pool of POOLS) {
    const members = membersOf(pool);
    const closings = await pool.readStates(link, members, lives.blocks.last);
    const books: OwnBooks = await pool.keepBooks(link, members, lives.blocks);
    members.forEach((member, index) => {
      const key = member.toLowerCase();
      const own = { pool, closing: closings[index] ?? NOTHING, book: books.get(key) ?? new Map() };
      all.set(key, [...(all.get(key) ?? []), own]);
    });
  }
  return all;
}

const membersOf = ({ name }: CrowdPool): readonly Address[] => lives.members.get(name) ?? [];
const ownsOf = (account: string): readonly Own[] => owns.get(account.toLowerCase()) ?? [];
const indexIn = (accounts: readonly string[], account: string) => accounts.indexOf(account);
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
const isWithin = (difference: bigint, most: bigint) => difference <= most && difference >= -most;

/** Every ledger of a document with what is known of the same pool, and who it is for what fails. */
function each(document: LedgerDocument) {
  return ownsOf(document.account).map((own) => {
    const found = document.ledgers.find(({ pool }) => pool.id === own.pool.name)?.found;
    if (found === undefined) throw new Error(`no ledger of ${own.pool.name}`);
    const index = indexIn(lives.accounts, document.account);
    const who = `seed ${SEED}, account ${index} in ${own.pool.name}, from ${document.from} to ${document.to.number}`;
    return { ...own, who, found, ledger: found.ledger };
  });
}

/** Opening, flows and closing of a ledger against what the contracts say at both ends. */
function expectToLead({ found }: Pick<PoolLedger, 'found'>, opening: OwnState, closing: OwnState, who: string): void {
  const { ledger } = found;
  const changes = sumOf(ledger.lines.map(({ change }) => change));
  expect(ledger.opening, who).toBe(opening.worth);
  expect(ledger.closing, who).toBe(closing.worth);
  expect(ledger.opening + changes + ledger.rounding, who).toBe(ledger.closing);
  expect(isWithin(ledger.rounding, ROUNDING_WEI), `${who}: rounding ${ledger.rounding}`).toBe(true);
  for (const [state, expected] of [
    [found.opening, opening],
    [found.closing, closing],
  ] as const) {
    const { shares, wrapped, queued } = expected;
    expect(state, who).toMatchObject({ shares, wrapped, queued });
  }
}

describe(`random lives of ${ACCOUNTS} accounts in three pools, seed ${SEED}`, () => {
  it('do all there is to do, through gains and losses', () => {
    for (const pool of POOLS) {
      expect(membersOf(pool).length, `seed ${SEED}: ${pool.name}`).toBeGreaterThan(ACCOUNTS / 4);
      for (const name of pool.acts) expect(lives.done.get(name) ?? 0, `seed ${SEED}: ${name}`).toBeGreaterThan(5);
      const ledgers = wholes.flatMap((document) => each(document).filter((one) => one.pool === pool));
      const kinds = new Set(ledgers.flatMap(({ ledger }) => ledger.lines.map(({ kind }) => kind)));
      for (const kind of [...KINDS_OF_ALL, ...KINDS_OF[pool.name]])
        expect(kinds, `seed ${SEED}: ${pool.name}`).toContain(kind);
    }
    expect(wholes.filter(({ ledgers }) => ledgers.length === POOLS.length).length).toBeGreaterThan(5);
  });

  it('open, flow and close to the wei, at what the contracts answer', () => {
    for (const document of wholes)
      for (const { found, closing, who } of each(document)) expectToLead({ found }, NOTHING, closing, who);
  });

  it('and do so between any blocks, each part beginning where the one before it ends', async () => {
    for (const { parts, rest, blocks } of cuts) {
      for (const [index, { pool, closing, ...whole }] of each(wholeOf(rest)).entries()) {
        const at = (document: LedgerDocument) => document.ledgers[index] ?? NO_LEDGER();
        const states = await Promise.all(blocks.map((block) => ownState(pool, rest.account, block)));
        const [a = NOTHING, b = NOTHING] = states;
        const ledgers = parts.map(at);
        ledgers.forEach((one, part) => {
          expectToLead(one, [NOTHING, a, b][part] ?? a, [a, b, closing][part] ?? b, `${whole.who}, part ${part}`);
          const next = ledgers[part + 1];
          if (next !== undefined) expect(next.found.opening, whole.who).toEqual(one.found.closing);
        });
        expectToLead(at(rest), a, closing, whole.who);
        expectStatement(whole.found, rest, a, whole.who);
        expectSameLines(ledgers, whole.found, whole.who);
        expectSameLines(ledgers.slice(1), at(rest).found, whole.who);
      }
    }
  });

  it('have in each transaction what its raw logs moved, and no other transaction', () => {
    for (const document of wholes) {
      for (const { who, book, ledger } of each(document)) {
        const told = new Map<string, OwnFlow>();
        for (const { kind, place, moved } of ledger.lines) {
          if (place === null) continue;
          const none = { block: place.blockNumber, shares: 0n, wrapped: 0n, queued: 0n, paid: 0n };
          const flow = told.get(place.transaction) ?? none;
          told.set(place.transaction, flow);
          flow.shares += moved.shares;
          flow.wrapped += moved.wrapped;
          flow.queued += moved.queued;
          if (kind === 'claim') flow.paid -= moved.queued;
        }
        expect(moving(told), who).toEqual(moving(book));
      }
    }
  });

  it.each(POOLS)('earn in each report of $name what the contracts say it changed', async (pool) => {
    const blocks = await pool.reportBlocks(link, lives.blocks);
    expect(blocks).toHaveLength(DAYS);
    const members = membersOf(pool);
    for (const block of blocks) {
      const [then, now] = await Promise.all([
        pool.readStates(link, members, block - 1n),
        pool.readStates(link, members, block),
      ]);
      for (const document of wholes) {
        for (const { who, ledger } of each(document).filter((one) => one.pool === pool)) {
          const index = indexIn(members, document.account);
          const inBlock = ledger.lines.flatMap(({ place, change }) => (place?.blockNumber === block ? [change] : []));
          const difference = sumOf(inBlock) - ((now[index]?.worth ?? 0n) - (then[index]?.worth ?? 0n));
          expect(isWithin(difference, ROUNDING_WEI), `${who}, block ${block}: ${difference} wei`).toBe(true);
        }
      }
    }
  });

  it('are the same in every export of the whole', () => {
    for (const document of wholes)
      expectExports(
        document,
        ownsOf(document.account).map(() => NOTHING),
      );
  });

  it('and of what came after a block', async () => {
    for (const { account, parts, blocks } of cuts) {
      const openings = ownsOf(account).map(({ pool }) => ownState(pool, account, blocks[1]));
      expectExports(parts[2], await Promise.all(openings));
    }
  });
});

const KINDS_OF_ALL = ['deposit', 'transfer-in', 'transfer-out', 'reward', 'loss'] as const;
const KINDS_OF = {
  lido: ['wrap', 'unwrap', 'withdrawal-request', 'request-transfer', 'claim', 'claim-discount'],
  'rocket-pool': ['redemption'],
  vault: ['withdrawal-request', 'request-ready', 'claim', 'claim-discount'],
} as const;

async function ownState(pool: CrowdPool, account: Address | string, block: bigint): Promise<OwnState> {
  const [state] = await pool.readStates(link, [account as Address], block);
  if (state === undefined) throw new Error('nothing was read');
  return state;
}

function wholeOf({ account }: LedgerDocument): LedgerDocument {
  const found = wholes.find((document) => document.account === account);
  if (found === undefined) throw new Error(`nobody is ${account}`);
  return found;
}

function NO_LEDGER(): never {
  throw new Error('a ledger is missing');
}

/** The statement of a page that is asked for everything since a block opens with what was there before it. */
function expectStatement(
  found: PoolLedger['found'],
  { from, to }: LedgerDocument,
  opening: OwnState,
  who: string,
): void {
  const since = blockTimes.get(from);
  if (since === undefined) throw new Error(`block ${from} has no time`);
  const statement = statementOf(found.ledger, timedLines(found.ledger, found.times, to), unixSeconds(since));
  const parts = sumOf(Object.values(statement.parts));
  expect(isWithin(statement.opening - opening.worth, ROUNDING_WEI), `${who}: statement since ${from}`).toBe(true);
  expect(statement.opening + parts + statement.rounding, who).toBe(statement.closing);
}

/** What parts tell one after another is what the whole tells; where the rate drifted at a cut, a part says so itself. */
function expectSameLines(parts: readonly PoolLedger[], whole: PoolLedger['found'], who: string): void {
  const told = (found: PoolLedger['found']) => found.ledger.lines.filter(({ kind }) => kind !== 'between-reports');
  const lines = parts.flatMap(({ found }) => told(found));
  const brief = (one: (typeof lines)[number]) => [one.kind, one.place, one.moved, one.claimedShares, one.report];
  expect(lines.map(brief), who).toEqual(told(whole).map(brief));
  told(whole).forEach(({ change }, index) => {
    const difference = change - (lines[index]?.change ?? 0n);
    expect(isWithin(difference, ROUNDING_WEI), `${who}, line ${index}: ${difference} wei`).toBe(true);
  });
}

/** Every export of a document against what the contracts say at both ends. */
function expectExports(document: LedgerDocument, openings: readonly OwnState[]): void {
  const [csvText, jsonText] = [[...ledgerCsv(document)].join(''), [...ledgerJson(document)].join('')];
  const due = new Map<string, Due>();
  const named = new Map<string, Due>();
  for (const [index, { pool, who, closing, book }] of each(document).entries()) {
    const opening = openings[index] ?? NOTHING;
    const csv = sumCsv(csvText, pool.name);
    expect(csv, who).toMatchObject({ opening: opening.worth, closing: closing.worth });
    expect(csv.opening + csv.changes, who).toBe(csv.closing);
    expect(isWithin(csv.balance - csv.closing, ROUNDING_WEI), who).toBe(true);

    const json = sumJson(jsonText, pool.name);
    expect(json, who).toMatchObject({ opening: opening.worth, closing: closing.worth });
    expect(json.opening + json.changes + json.rounding, who).toBe(json.closing);
    expect(json.moved, who).toEqual({
      shares: closing.shares - opening.shares,
      wrapped: closing.wrapped - opening.wrapped,
      queued: closing.queued - opening.queued,
    });

    // Books elsewhere hold tokens: what is asked back counts as the token until it is claimed.
    const { rebasing, wrapped } = document.ledgers[index]?.pool.tokens ?? NO_LEDGER();
    const tokens = [
      ...(rebasing === null
        ? []
        : [[rebasing, { amount: closing.tokens.rebasing - opening.tokens.rebasing, within: ROUNDING_WEI }] as const]),
      [wrapped, { amount: closing.tokens.other - opening.tokens.other, within: 0n }] as const,
    ];
    for (const [{ symbol, address }, amount] of tokens) {
      due.set(symbol.toUpperCase(), amount);
      named.set(`eip155:${document.chainId}/erc20:${address}`, amount);
    }
    if (pool !== lidoLife) continue;
    const paid = sumOf([...book.values()].flatMap((flow) => (flow.block >= document.from ? [flow.paid] : [])));
    for (const sums of [due, named]) sums.set('ETH', { amount: paid, within: 0n });
  }
  const who = `seed ${SEED}, ${document.account}, from ${document.from}`;
  expectSums(sumKoinly([...koinlyCsv(document)].join('')), due, who);
  expectSums(sumRotki([...rotkiCsv(document)].join('')), named, who);
}

/** An amount of a token, and how far it may be off: a wei of the rebasing token may be told at either end of a range. */
interface Due {
  readonly amount: bigint;
  readonly within: bigint;
}

function expectSums(sums: Sums, due: ReadonlyMap<string, Due>, who: string): void {
  for (const [currency, { amount, within }] of due) {
    const difference = (sums.get(currency) ?? 0n) - amount;
    expect(isWithin(difference, within), `${who}: ${difference} wei of ${currency}`).toBe(true);
  }
  expect(
    [...sums.keys()].filter((currency) => !due.has(currency)),
    who,
  ).toEqual([]);
}

/** Flows that are not nothing, in an order of their own. */
function moving(flows: ReadonlyMap<string, OwnFlow>): readonly (readonly [string, OwnFlow])[] {
  return [...flows]
    .filter(([, { shares, wrapped, queued, paid }]) => shares !== 0n || wrapped !== 0n || queued !== 0n || paid !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
