import { type Address, type Hex, pad, toEventSelector } from 'viem';

import { bookOf, type Entry, type EntryKind } from './account-book';
import { count, cut, type Expected, exact, gained, percent, rate, said, span, words } from './figure-maths';
import { inVault, worthOf } from './holdings';
import { type Mark, marksOf, type Pool, poolNamed } from './pool-history';
import { onceAt, type ReadAt, wordOf } from './read-at';
import { type Asked, made, type Reader } from './reader';
import type { PageNumbers } from './shown-figures';

const RAY = 10n ** 27n;
const POOLS: readonly Pool[] = ['lido', 'rocket-pool', 'vault'];

/** What each line of the ledger, by its title, is in the account's own book. */
const LINES: Readonly<Record<string, EntryKind>> = {
  Staked: 'deposits',
  Received: 'transfers',
  Sent: 'transfers',
  Wrapped: 'moves',
  Unwrapped: 'moves',
  'Asked back': 'moves',
  Reward: 'reports',
  Loss: 'reports',
  'Rate between reports': 'drift',
};

/** The same of the statement's lines. */
const SUMS: Readonly<Record<string, EntryKind>> = {
  Staked: 'deposits',
  'Received and sent': 'transfers',
  'Wrapped, unwrapped, asked back': 'moves',
  Rewards: 'reports',
  'Rate between reports': 'drift',
};

const OTHERS: Readonly<Record<string, Reader['read']>> = {
  'What there was': async () => exact(0n),
  Rounding: async ({ figure }) => {
    if (!/^[+−]?0\.0*[1-9]$/.test(figure.text.replace(/[\s\u2009]/g, ''))) throw new Error('more than a few wei');
    return words(figure.text);
  },
  'Now, as the contracts say': closing,
  'Worth after it': worthAfter,
  'Worth then': async (asked) => cut((await exactUntil(asked, () => true)) / RAY, 6),
  'Earned by then': async (asked) => gained(await exactUntil(asked, isEarned)),
  'Exchange rate then': pointRate,
  'Loss then': pointLoss,
  'Reports counted': async ({ at, account }) => {
    const entries = (await Promise.all(POOLS.map((pool) => bookOf(at, pool, account)))).flat();
    const first = await timeOf(
      at,
      entries.reduce((least, { block }) => (block < least ? block : least), at.block.number),
    );
    const reports = entries.filter(({ kind }) => kind === 'reports').length;
    return said(/^over (\d+ \w+), (\d+) reports?$/, span(at.block.timestamp - first), count(BigInt(reports)));
  },
};

/** Finds the reader of a figure that comes from the account’s ledger, by the title of its note. */
export function ledgerReader(title: string): Reader | null {
  const other = OTHERS[title];
  if (other !== undefined) return made(null, other);
  if (LINES[title] === undefined && SUMS[title] === undefined) return null;
  return made(null, (asked) => (asked.figure.place === null ? sumOfPart(asked) : change(asked)));
}

/** A line of the ledger: what the event that its note names did to the account. */
async function change(asked: Asked): Promise<Expected> {
  const { figure, at, account } = asked;
  const row = rowOf(asked.page, figure.place);
  const kind = LINES[figure.title];
  const found = /^cast logs --address (0x\w+) "(.+)" --from-block (\d+) --to-block (\d+) --rpc-url/.exec(
    figure.command,
  );
  if (found === null) {
    if (kind !== 'drift' || !figure.command.startsWith('cast call ')) throw new Error(figure.command);
  } else {
    const [, address = '0x', signature = '', from, to] = found;
    if (BigInt(from ?? -1) !== row.block || from !== to) throw new Error(`read at ${from} to ${to}, not ${row.block}`);
    await checkEvent(
      at,
      address as Address,
      signature,
      row.block,
      kind === 'reports' || kind === 'drift' ? null : account,
    );
  }
  const entries = (await bookOf(at, row.pool, account)).filter((one) => one.block === row.block && one.kind === kind);
  return fittingEntry(figure.text, entries);
}

/** The event has to be there, and to name the account where it is the account’s own. */
async function checkEvent(
  { client }: ReadAt,
  address: Address,
  signature: string,
  block: bigint,
  account: Address | null,
): Promise<void> {
  const logs = await client.getLogs({ address, fromBlock: block, toBlock: block });
  const own = account === null ? null : pad(account.toLowerCase() as Address, { size: 32 });
  const topic = toEventSelector(signature);
  const isThere = logs.some(
    ({ topics }) => (topics[0] as Hex) === topic && (own === null || (topics as readonly Hex[]).includes(own)),
  );
  if (!isThere) throw new Error(`no ${signature} of the account in block ${block}`);
}

/** Several lines can be of one block: one of them is meant. */
function fittingEntry(text: string, entries: readonly Entry[]): Expected {
  if (entries.length === 0) throw new Error('nothing of that kind happened in that block');
  const told = /^[<>]/.test(text) ? null : amountIn(text);
  const fits = entries.some(({ exact: exactly }) => {
    const wei = exactly / RAY;
    const size = wei < 0n ? -wei : wei;
    // Lines are rounded together: each can be a wei or two beside its own.
    if (told === null) return size < 10n ** 9n + 2n;
    const step = size >= 10n ** 12n ? 10n ** 12n : 10n ** 9n;
    return abs(wei - told) < step + 2n && (told === 0n || told > 0n === wei > 0n);
  });
  if (!fits) throw new Error(`it was ${entries.map(({ exact: exactly }) => exactly / RAY).join(' or ')} wei`);
  return words(text);
}

/** The sum of a kind of lines; each of them can be a wei beside its own. */
async function sumOfPart({ figure, at, account }: Asked): Promise<Expected> {
  const pools = poolsIn(figure.command);
  const entries = (await Promise.all(pools.map((pool) => bookOf(at, pool, account)))).flat();
  const ours = entries.filter(({ kind }) => kind === SUMS[figure.title]);
  const sum = ours.reduce((total, one) => total + one.exact, 0n) / RAY;
  const slack = BigInt(ours.length + 2);
  return { kind: 'number', value: sum + slack, decimals: 18, within: 2n * slack + 1n };
}

/** What the contracts say in the end; the lines above it have to lead there. */
async function closing({ figure, at, account, page }: Asked): Promise<Expected> {
  const pool = figure.heading.startsWith('All pools') ? null : poolNamed(figure.heading);
  const now = pool === null ? await worthOf(at, account) : await worthIn(at, account, pool);
  const lines = page.figures.filter((one) => one.heading === figure.heading && one.title !== figure.title);
  const sum = lines.reduce((total, { text }) => total + amountIn(text), 0n);
  if (sum !== now) throw new Error(`its lines are ${sum} wei together, and the contracts say ${now}`);
  return exact(now);
}

async function worthIn(at: ReadAt, account: Address, pool: Pool): Promise<bigint> {
  if (pool === 'vault') return inVault(at, account);
  if (pool === 'rocket-pool') {
    const { RocketTokenRETH: token } = at.contracts.rocketPool.addresses;
    return wordOf(at, token, 'getEthValue(uint256)', [await wordOf(at, token, 'balanceOf(address)', [account])]);
  }
  return (await worthOf(at, account)) - (await inVault(at, account));
}

/** The worth after the last line of a block is what contracts say then; of those before it the ledger's own changes. */
async function worthAfter({ figure, at, account, page }: Asked): Promise<Expected> {
  const rows = rowsOf(page);
  const row = rowOf(page, figure.place);
  if (!figure.command.includes(` --block ${row.block} `)) throw new Error(`read by ${figure.command}`);
  const index = rows.findIndex(({ place }) => place === row.place);
  const before = rows.slice(index + 1).find(({ pool }) => pool === row.pool);
  const lies = amountIn(figure.text) - (before === undefined ? 0n : before.after);
  if (abs(lies - row.change) > 2n * 10n ** 12n) throw new Error(`between its lines lie ${lies} wei`);
  const isLast = !rows.slice(0, index).some(({ pool, block }) => pool === row.pool && block === row.block);
  // A report in the same block comes on top of it.
  const isReported = (await marksOf(at, row.pool)).some(({ block }) => block === row.block);
  if (!isLast || isReported) return words(figure.text);
  const then = { ...at, block: { ...at.block, number: row.block } };
  return cut(await worthIn(then, account, row.pool), 6);
}

/** The rate after the report that the note names by its time. */
async function pointRate(asked: Asked): Promise<Expected> {
  const [assets, shares] = (await pointMark(asked)).after;
  return rate((assets * 10n ** 18n) / shares);
}

/** How much lower that rate is than the one before it. */
async function pointLoss(asked: Asked): Promise<Expected> {
  const { before, after } = await pointMark(asked);
  if (before === null) throw new Error('the first report cannot lose');
  const held = before[0] * after[1];
  return said(/^loss −([\d.]+) %$/, percent(held - after[0] * before[1], held, 4));
}

/** The report that a point's note names by its time. */
async function pointMark({ figure, at }: Asked): Promise<Mark> {
  const seconds = /(\d{10})/.exec(figure.formula)?.[1];
  const pool = POOLS.find((one) => reporterOf(at, one).toLowerCase() === figure.contract.toLowerCase());
  if (seconds === undefined || pool === undefined) throw new Error(`no report in "${figure.formula}"`);
  const mark = (await marksOf(at, pool)).find((one) => one.at === BigInt(seconds));
  if (mark === undefined) throw new Error(`no report of ${pool} says ${seconds}`);
  return mark;
}

function reporterOf({ contracts }: ReadAt, pool: Pool): Address {
  if (pool === 'lido') return contracts.addresses.Lido;
  return pool === 'vault' ? contracts.vault.vault : contracts.rocketPool.addresses.RocketNetworkBalances;
}

const isEarned = ({ kind }: Entry) => kind === 'reports' || kind === 'drift';

/** Everything up to the time that a point's command names, wei × 1e27. */
async function exactUntil({ figure, at, account }: Asked, takes: (entry: Entry) => boolean): Promise<bigint> {
  const time = /<="(\d{4}-[\d-]+T[\d:]+Z)"/.exec(figure.command)?.[1];
  if (time === undefined) throw new Error(figure.command);
  const until = BigInt(Date.parse(time) / 1_000);
  const entries = (await Promise.all(POOLS.map((pool) => bookOf(at, pool, account)))).flat().filter(takes);
  const timed = await Promise.all(entries.map(async (entry) => ({ entry, time: await timeOf(at, entry.block) })));
  return timed.reduce((sum, one) => (one.time <= until ? sum + one.entry.exact : sum), 0n);
}

function timeOf(at: ReadAt, blockNumber: bigint): Promise<bigint> {
  return onceAt(at, `time of ${blockNumber}`, async () => (await at.client.getBlock({ blockNumber })).timestamp);
}

/** The pools whose ledgers a command asks for. */
function poolsIn(command: string): readonly Pool[] {
  const named = /&pool=([\w-]+)"/.exec(command)?.[1];
  return named === undefined ? POOLS : [poolNamed(named)];
}

interface Row {
  readonly place: number;
  readonly pool: Pool;
  readonly block: bigint;
  readonly after: bigint;
  readonly change: bigint;
}

/** The rows of the ledger, newest first. */
export function rowsOf(page: PageNumbers): readonly Row[] {
  return page.bare.flatMap(({ heading, place, text }) => {
    const told = /^.+ \d{4}, (.+), block ([\d,]+)$/.exec(text);
    if (heading !== 'Ledger' || place === null || told === null) return [];
    const ours = page.figures.filter((one) => one.place === place);
    const after = ours.find(({ title }) => title === 'Worth after it');
    const changed = ours.find(({ title }) => title !== 'Worth after it');
    if (after === undefined || changed === undefined) throw new Error(`the row "${text}" opens no origins`);
    const block = BigInt((told[2] ?? '').replaceAll(',', ''));
    const amount = /^[<>]/.test(changed.text) ? 0n : amountIn(changed.text);
    return [{ place, pool: poolNamed(told[1] ?? ''), block, after: amountIn(after.text), change: amount }];
  });
}

function rowOf(page: PageNumbers, place: number | null): Row {
  const row = rowsOf(page).find((one) => one.place === place);
  if (row === undefined) throw new Error('it is in no row of the ledger');
  return row;
}

/** An amount of ETH as it is written, wei. */
function amountIn(text: string): bigint {
  const plain = text.replace(/[+,\s\u2009]/g, '');
  const [, sign = '', whole = '0', fraction = ''] = /^(−?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  const amount = BigInt(whole + fraction.padEnd(18, '0'));
  return sign === '' ? amount : -amount;
}

const abs = (value: bigint) => (value < 0n ? -value : value);
