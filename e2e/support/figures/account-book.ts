import { type AbiEvent, type Address, parseAbi, zeroAddress } from 'viem';

import { type Mark, marksOf, type Pool } from './pool-history';
import { onceAt, type ReadAt, wordOf } from './read-at';

const [SHARES, TOKENS, REQUESTED, ASKED] = parseAbi([
  'event TransferShares(address indexed from, address indexed to, uint256 amount)',
  'event Transfer(address indexed from, address indexed to, uint256 amount)',
  'event WithdrawalRequested(uint256 indexed requestId, address indexed requestor, address indexed owner, uint256 amount, uint256 amountOfShares)',
  'event RedeemRequest(address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 amount)',
]);

const RAY = 10n ** 27n;

/** What an entry of the book is: what the lines of a statement tell apart. */
export type EntryKind = 'deposits' | 'transfers' | 'moves' | 'reports' | 'drift';

/** Something that changed what an account has in a pool. */
export interface Entry {
  readonly kind: EntryKind;
  readonly block: bigint;
  /** wei × 1e27 */
  readonly exact: bigint;
}

/** What came to an account or left it in one log. */
export interface Move {
  readonly kind: EntryKind;
  readonly block: bigint;
  readonly index: number;
  /** Shares of the pool, or its token that is one; below zero for what left. */
  readonly shares: bigint;
  /** What was asked for in ETH, wei. */
  readonly queued: bigint;
}

/**
 * An account's own book in a pool, oldest first, from raw logs and the rates that reports tell: for accounts that never
 * were paid, as that of the journey.
 */
export function bookOf(at: ReadAt, pool: Pool, account: Address): Promise<readonly Entry[]> {
  return onceAt(at, `book of ${account} in ${pool}`, async () => {
    const [moves, marks] = await Promise.all([movesOf(at, pool, account), marksOf(at, pool)]);
    const first = moves[0];
    if (first === undefined) return [];
    const opened = marks.findLast(({ block }) => block <= first.block);
    if (opened === undefined) throw new Error(`no report of ${pool} came before the account did`);
    const steps = [
      ...moves.map((move) => ({ ...move, mark: null })),
      ...marks
        .filter(({ block }) => block > first.block)
        .map((mark) => ({ ...NO_MOVE, block: mark.block, index: 0, mark })),
    ].toSorted((a, b) => (a.block === b.block ? a.index - b.index : Number(a.block - b.block)));
    let [rate, held] = [rateOf(opened.after), 0n];
    const entries: Entry[] = [];
    for (const { kind, block, shares, queued, mark } of steps) {
      if (mark === null) {
        entries.push({ kind, block, exact: shares * rate + queued * RAY });
        held += shares;
        continue;
      }
      const before = mark.before === null ? rate : rateOf(mark.before);
      entries.push({ kind: 'drift', block, exact: held * (before - rate) });
      rate = rateOf(mark.after);
      if (held > 0n) entries.push({ kind: 'reports', block, exact: held * (rate - before) });
    }
    entries.push({ kind: 'drift', block: at.block.number, exact: held * ((await rateNow(at, pool)) - rate) });
    return entries.filter(({ exact }) => exact !== 0n);
  });
}

const NO_MOVE = { kind: 'reports', shares: 0n, queued: 0n } as const;

const rateOf = ([assets, shares]: Mark['after']) => (assets * RAY) / shares;

/** Everything that moved what an account has in a pool, in the order of the chain. */
export async function movesOf(at: ReadAt, pool: Pool, account: Address): Promise<readonly Move[]> {
  const moves = await movesIn(at, pool, account);
  return moves.toSorted((a, b) => (a.block === b.block ? a.index - b.index : Number(a.block - b.block)));
}

async function movesIn(at: ReadAt, pool: Pool, account: Address): Promise<readonly Move[]> {
  const { addresses, vault, rocketPool } = at.contracts;
  const queue = addresses.WithdrawalQueueERC721;
  switch (pool) {
    case 'lido': {
      const moves = await Promise.all([
        tokenMoves(at, addresses.Lido, SHARES, account, [queue, addresses.WstETH]),
        tokenMoves(at, addresses.WstETH, TOKENS, account, [zeroAddress]),
        requestsOf(at, queue, account),
      ]);
      return moves.flat();
    }
    case 'rocket-pool':
      return tokenMoves(at, rocketPool.addresses.RocketTokenRETH, TOKENS, account, []);
    case 'vault':
      return [
        ...(await tokenMoves(at, vault.share, TOKENS, account, [vault.vault])),
        ...(await askedOf(at, vault.vault, account)),
      ];
  }
}

/** @param own between the account and these it only changes its form */
async function tokenMoves(
  at: ReadAt,
  address: Address,
  event: AbiEvent,
  account: Address,
  own: readonly Address[],
): Promise<readonly Move[]> {
  const sides = await Promise.all([
    logsOf(at, address, event, { to: account }),
    logsOf(at, address, event, { from: account }),
  ]);
  return sides.flat().map(({ args, block, index }) => {
    const comes = textOf(args, 'to') === account.toLowerCase();
    const other = textOf(args, comes ? 'from' : 'to');
    const shares = comes ? amountOf(args) : -amountOf(args);
    return { kind: kindOf(other, own), block, index, shares, queued: 0n };
  });
}

function kindOf(other: string, own: readonly Address[]): EntryKind {
  if (own.some((one) => one.toLowerCase() === other)) return 'moves';
  return other === zeroAddress ? 'deposits' : 'transfers';
}

async function requestsOf(at: ReadAt, queue: Address, owner: Address): Promise<readonly Move[]> {
  const logs = await logsOf(at, queue, REQUESTED, { owner });
  return logs.map(({ args, block, index }) => ({ kind: 'moves', block, index, shares: 0n, queued: amountOf(args) }));
}

/** Shares that wait in a vault go on to earn. */
async function askedOf(at: ReadAt, vault: Address, controller: Address): Promise<readonly Move[]> {
  const logs = await logsOf(at, vault, ASKED, { controller });
  return logs.map(({ args, block, index }) => ({ kind: 'moves', block, index, shares: amountOf(args), queued: 0n }));
}

async function logsOf(at: ReadAt, address: Address, event: AbiEvent, args: Readonly<Record<string, Address>>) {
  const logs = await at.client.getLogs({ address, event, args, fromBlock: 0n, toBlock: at.block.number });
  return logs.map((log) => ({ args: log.args as object, block: log.blockNumber ?? 0n, index: log.logIndex ?? 0 }));
}

function amountOf(args: object): bigint {
  const amount: unknown = Reflect.get(args, 'amount');
  if (typeof amount !== 'bigint') throw new Error('a log has no amount');
  return amount;
}

function textOf(args: object, name: string): string {
  const text: unknown = Reflect.get(args, name);
  if (typeof text !== 'string') throw new Error(`a log has no ${name}`);
  return text.toLowerCase();
}

async function rateNow(at: ReadAt, pool: Pool): Promise<bigint> {
  const { addresses, rocketPool, vault } = at.contracts;
  const one = async (address: Address, call: string) => wordOf(at, address, call);
  switch (pool) {
    case 'lido':
      return (
        ((await one(addresses.Lido, 'getTotalPooledEther()')) * RAY) / (await one(addresses.Lido, 'getTotalShares()'))
      );
    case 'rocket-pool': {
      const { RocketNetworkBalances: balances } = rocketPool.addresses;
      return ((await one(balances, 'getTotalETHBalance()')) * RAY) / (await one(balances, 'getTotalRETHSupply()'));
    }
    case 'vault':
      return (await wordOf(at, vault.vault, 'convertToAssets(uint256)', [10n ** 38n])) / 10n ** 11n;
  }
}
