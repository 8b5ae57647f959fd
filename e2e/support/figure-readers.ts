import { type Address, hexToString, keccak256, numberToHex, parseEther, zeroAddress } from 'viem';

import { LOWEST_FEE } from '@/devnet/parts/uniswap';
import { MULTICALL3 } from '@/lib/chain/networks';

import { paymentsOf, yearlyGrowth } from './figure-history';
import { count, dollars, type Expected, ether, moment, percent, rate } from './figure-maths';
import { type ReadAt, wordOf, wordsOf } from './read-at';
import type { ShownFigure } from './shown-figures';

/** What a reader is told: the figure, whose page it is, and what the figure before it has to be. */
export interface Asked {
  readonly figure: ShownFigure;
  readonly at: ReadAt;
  readonly account: Address;
  readonly before: Expected | null;
}

/** Reads a figure from the chain, without anything of the app. */
interface Reader {
  /** The contract that the note has to name; null where it is any. */
  readonly contract: ((contracts: ReadAt['contracts']) => Address) | null;
  readonly read: (asked: Asked) => Promise<Expected>;
}

type Contract = (contracts: ReadAt['contracts']) => Address;

const ONE = parseEther('1');
const lido: Contract = ({ addresses }) => addresses.Lido;
const wrapper: Contract = ({ addresses }) => addresses.WstETH;
const queue: Contract = ({ addresses }) => addresses.WithdrawalQueueERC721;
const reth: Contract = ({ rocketPool }) => rocketPool.addresses.RocketTokenRETH;
const balances: Contract = ({ rocketPool }) => rocketPool.addresses.RocketNetworkBalances;
const depositPool: Contract = ({ rocketPool }) => rocketPool.addresses.RocketDepositPool;
const vault: Contract = (contracts) => contracts.vault.vault;
const registry: Contract = ({ addresses }) => addresses.NodeOperatorsRegistry;
/** As its operators' registry calls itself. */
const MODULE = 'curated-onchain-v1';
/** What the forms of the journey are filled with. */
export const FILLED = '1.5';

/** A figure that is the answer of a call. */
function answer(
  contract: Contract,
  signature: string,
  write: (value: bigint, asked: Asked) => Expected = ether,
  argsOf: (asked: Asked) => readonly unknown[] = () => [],
): Reader {
  return {
    contract,
    read: async (asked) => write(await wordOf(asked.at, contract(asked.at.contracts), signature, argsOf(asked)), asked),
  };
}

/** A figure that is worked out from several. */
function made(contract: Reader['contract'], read: Reader['read']): Reader {
  return { contract, read };
}

const ofAccount = ({ account }: Asked) => [account];
/** The amount in the note's own call: what was typed. */
const typed = ({ figure }: Asked) => [BigInt(/" (\d+) --block/.exec(figure.command)?.[1] ?? -1)];
/** "APR over 30 days", "APR, 30 days"; what says no days is over seven. */
const daysOf = ({ figure }: Asked) => BigInt(/(\d+) days/.exec(figure.label)?.[1] ?? 7);
const part = (value: bigint) => percent(value, ONE);

/** The readers of all figures, by contract and title of their notes. */
const READERS: Readonly<Record<string, Reader>> = {
  'Lido: Exchange rate': made(lido, async ({ at, figure }) => {
    // Among the ways out it stands for what the amount is worth; one of the rebasing token is one ETH.
    if (figure.label.startsWith('Ways out')) return ether(parseEther(FILLED));
    return rate(await wordOf(at, lido(at.contracts), 'getPooledEthByShares(uint256)', [ONE]));
  }),
  'Lido: Yearly rate': made(lido, (asked) => yearlyGrowth(asked.at, 'lido', daysOf(asked))),
  'Lido: Total staked': answer(lido, 'getTotalPooledEther()'),
  'Lido: Deposited, not yet working': answer(lido, 'getBufferedEther()'),
  'Lido: Working': made(lido, async ({ at }) => {
    const [all, buffered] = await Promise.all([
      wordOf(at, lido(at.contracts), 'getTotalPooledEther()'),
      wordOf(at, lido(at.contracts), 'getBufferedEther()'),
    ]);
    return ether(all - buffered);
  }),
  'Lido: Kept for deposits': answer(lido, 'getDepositsReserve()'),
  'Lido: In vaults of single stakers': answer(lido, 'getExternalEther()'),
  'Lido: Room left': answer(lido, 'getCurrentStakeLimit()'),
  'Lido: ETH of the consensus layer': made(lido, async ({ at, figure }) => {
    const [working = 0n, pending = 0n, since = 0n] = await wordsOf(at, lido(at.contracts), 'getBalanceStats()');
    const lines = { 'With validators': working, 'On the way': pending, 'Deposited since': since };
    const line = Object.entries(lines).find(([name]) => figure.label.startsWith(name));
    if (line === undefined) throw new Error(`no line "${figure.label}"`);
    return ether(line[1]);
  }),
  'Lido: What the next report can pay with': made(lido, async ({ at }) => {
    const { addresses } = at.contracts;
    const [buffered, kept, paidOut, fees] = await Promise.all([
      wordOf(at, addresses.Lido, 'getBufferedEther()'),
      wordOf(at, addresses.Lido, 'getDepositsReserve()'),
      at.client.getBalance({ address: addresses.WithdrawalVault, blockNumber: at.block.number }),
      at.client.getBalance({ address: addresses.LidoExecutionLayerRewardsVault, blockNumber: at.block.number }),
    ]);
    return ether(buffered - kept + paidOut + fees);
  }),
  'Lido: You receive': made(lido, async (asked) => ether(await mintedFor(asked))),
  'Lido: Balance': answer(lido, 'balanceOf(address)', ether, ofAccount),
  'WstETH: Balance': answer(wrapper, 'balanceOf(address)', ether, ofAccount),
  'StakingRouter: Fee on rewards': made(
    ({ addresses }) => addresses.StakingRouter,
    async ({ at }) => {
      const router = at.contracts.addresses.StakingRouter;
      const [operators = 0n, treasury = 0n, base = 1n] = await wordsOf(
        at,
        router,
        'getStakingFeeAggregateDistribution()',
      );
      return percent(operators + treasury, base, 0);
    },
  ),
  'WithdrawalQueueERC721: Queued to leave': answer(queue, 'unfinalizedStETH()'),
  'WithdrawalQueueERC721: Ready to claim': answer(queue, 'getLockedEtherAmount()'),
  'WithdrawalQueueERC721: Payments': made(queue, async ({ at }) => {
    const { count: payments } = await paymentsOf(at);
    return count(BigInt(payments));
  }),
  'Multicall3: Paid out by validators': made(
    () => MULTICALL3,
    async ({ at }) =>
      ether(
        await at.client.getBalance({
          address: at.contracts.addresses.WithdrawalVault,
          blockNumber: at.block.number,
        }),
      ),
  ),
  'Multicall3: Fees and MEV collected': made(
    () => MULTICALL3,
    async ({ at }) =>
      ether(
        await at.client.getBalance({
          address: at.contracts.addresses.LidoExecutionLayerRewardsVault,
          blockNumber: at.block.number,
        }),
      ),
  ),
  'OracleReportSanityChecker: Latest request it pays': made(
    ({ addresses }) => addresses.OracleReportSanityChecker,
    async ({ at }) => moment((await nextReference(at)) - (await requestMargin(at))),
  ),
  'RocketTokenRETH: Exchange rate': answer(reth, 'getExchangeRate()', rate),
  'RocketNetworkBalances: Yearly rate': made(balances, (asked) => yearlyGrowth(asked.at, 'rocket-pool', daysOf(asked))),
  'RocketNetworkBalances: Total staked': answer(balances, 'getTotalETHBalance()'),
  'RocketDAOProtocolSettingsNetwork: Commission on rewards': answer(
    ({ rocketPool }) => rocketPool.addresses.RocketDAOProtocolSettingsNetwork,
    'getRethCommission()',
    part,
  ),
  'RocketDAOProtocolSettingsDeposit: Fee on deposits': answer(
    ({ rocketPool }) => rocketPool.addresses.RocketDAOProtocolSettingsDeposit,
    'getDepositFee()',
    part,
  ),
  'RocketDepositPool: Room left': answer(depositPool, 'getMaximumDepositAmount()'),
  'RocketTokenRETH: ETH for leaving at once': answer(reth, 'getTotalCollateral()'),
  'RocketTokenRETH: You receive': answer(reth, 'getRethValue(uint256)', ether, typed),
  'RocketTokenRETH: Balance': answer(reth, 'balanceOf(address)', ether, ofAccount),
  'RocketTokenRETH: It pays': answer(reth, 'getEthValue(uint256)', ether, typed),
  'ERC-4626 vault: Exchange rate': made(vault, async ({ at, figure }) =>
    figure.label.startsWith('Ways out') ? ether(await redeemed(at, parseEther(FILLED))) : rate(await redeemed(at, ONE)),
  ),
  'ERC-4626 vault: Yearly rate': made(vault, (asked) => yearlyGrowth(asked.at, 'vault', daysOf(asked))),
  'ERC-4626 vault: Total in the vault': answer(vault, 'totalAssets()'),
  'ERC-4626 vault: Room left': answer(vault, 'maxDeposit(address)', ether, () => [zeroAddress]),
  'ERC-4626 vault: You receive': answer(vault, 'previewDeposit(uint256)', ether, typed),
  'ERC-4626 vault: It pays': answer(vault, 'convertToAssets(uint256)', ether, typed),
  'ERC-4626 vault: Ready to claim': answer(vault, 'maxWithdraw(address)', ether, ofAccount),
  'WithdrawalQueueERC721: Requests in the queue': answer(queue, 'unfinalizedRequestNumber()', count),
  'Share token: Balance': answer((contracts) => contracts.vault.share, 'balanceOf(address)', ether, ofAccount),
  'Lido: It pays': made(lido, async ({ at }) => {
    const asked = parseEther(FILLED);
    const whole = await wordOf(at, lido(at.contracts), 'getSharesByPooledEth(uint256)', [asked]);
    const paid = await wordOf(at, lido(at.contracts), 'getPooledEthByShares(uint256)', [whole]);
    // A request is over what is asked for; whole shares make its payment up to 2 wei less.
    if (paid > asked || asked - paid > 2n) throw new Error(`${asked} wei are worth ${paid}`);
    return ether(asked);
  }),
  'QuoterV2: The market pays': made(
    ({ parts }) => parts.uniswap.quoter,
    async ({ at, figure }) => {
      const { parts, addresses, vault: deployed } = at.contracts;
      const isShare = figure.command.toLowerCase().includes(`(${deployed.share.toLowerCase()},`);
      // Markets trade the wrapped token: the rebasing one is wrapped first.
      const amount = parseEther(FILLED);
      const sold = isShare ? amount : await wordOf(at, addresses.WstETH, 'getWstETHByStETH(uint256)', [amount]);
      const token = isShare ? deployed.share : addresses.WstETH;
      const signature = 'quoteExactInputSingle((address,address,uint256,uint24,uint160))';
      return ether(await wordOf(at, parts.uniswap.quoter, signature, [[token, parts.weth, sold, LOWEST_FEE, 0n]]));
    },
  ),
  [`${MODULE}: Largest operator`]: made(registry, async ({ at }) => {
    const working = await workingOf(at);
    return percent(largestOf(working), sumOf(working), 1);
  }),
  [`${MODULE}: Fewest over a third`]: made(registry, async ({ at }) => count(fewestOver(await workingOf(at), 1n, 3n))),
  [`${MODULE}: Fewest over half`]: made(registry, async ({ at }) => count(fewestOver(await workingOf(at), 1n, 2n))),
  [`${MODULE}: HHI`]: made(registry, async ({ at }) => {
    const working = await workingOf(at);
    return count((sumOf(working.map((each) => each * each)) * 10_000n) / sumOf(working) ** 2n);
  }),
  [`${MODULE}: Validators of ${MODULE}`]: made(registry, async ({ at }) => count(sumOf(await workingOf(at)))),
  'The address itself: Code at the address': made(null, async ({ at, figure }) => {
    const address = /^cast codehash (0x[0-9a-fA-F]{40}) --block/.exec(figure.command)?.[1];
    const code = await at.client.getCode({ address: address as Address, blockNumber: at.block.number });
    return { kind: 'text', text: keccak256(code ?? '0x') };
  }),
  'Lido: Staking: paused?': pause(lido, 'isStakingPaused()', true),
  'Lido: The whole protocol: paused?': pause(lido, 'isStopped()', true),
  'WithdrawalQueueERC721: The withdrawal queue: paused?': pause(queue, 'isPaused()', true),
  'RocketDAOProtocolSettingsDeposit: Deposits: paused?': pause(
    ({ rocketPool }) => rocketPool.addresses.RocketDAOProtocolSettingsDeposit,
    'getDepositEnabled()',
    false,
  ),
  'RocketDAOProtocolSettingsNetwork: Updates of the exchange rate: paused?': pause(
    ({ rocketPool }) => rocketPool.addresses.RocketDAOProtocolSettingsNetwork,
    'getSubmitBalancesEnabled()',
    false,
  ),
  'ERC-4626 vault: The vault: paused?': pause(vault, 'paused()', true),
  'HashConsensus: Members of the oracle': made(
    ({ addresses }) => addresses.HashConsensus,
    async ({ at }) => {
      const [, , members = 0n] = await wordsOf(at, at.contracts.addresses.HashConsensus, 'getMembers()');
      return count(members);
    },
  ),
  'RocketDAONodeTrusted: Members of the oracle': answer(
    ({ rocketPool }) => rocketPool.addresses.RocketDAONodeTrusted,
    'getMemberCount()',
    count,
  ),
  'mrETH: Balance of mrETH': balanceOf(lido, async (_, amount) => amount),
  'wmrETH: Balance of wmrETH': balanceOf(wrapper, unwrapped),
  'mvETH: Balance of mvETH': balanceOf((contracts) => contracts.vault.share, redeemed),
  'ETH / USD price feed: In US dollars': made(
    ({ feeds }) => feeds.ethUsd,
    async (asked) => {
      const { figure } = asked;
      if (figure.label.startsWith('Network cost'))
        return { kind: 'not-again', reason: 'gas that a call is expected to use, which only the call itself tells' };
      if (figure.label.startsWith('Earned'))
        return {
          kind: 'not-again',
          reason: 'what was earned is held against the contracts by the tests of the ledger',
        };
      // A price is kept for up to a minute, so it can be of an earlier block, which its note says.
      const at = { ...asked.at, block: { ...asked.at.block, number: blockOf(figure) } };
      const wei = await amountBeside(asked);
      const [, price = 0n] = await wordsOf(at, at.contracts.feeds.ethUsd, 'latestRoundData()');
      const decimals = await wordOf(at, at.contracts.feeds.ethUsd, 'decimals()');
      return dollars(wei, price, Number(decimals));
    },
  ),
};

/** Where the money is all that an account has. */
const TOTALS: ReadonlySet<string> = new Set(['Worth now', 'Together']);

/** The amount whose money a figure is. */
async function amountBeside({ at, before, figure, account }: Asked): Promise<bigint> {
  if (TOTALS.has(figure.label)) return worthOf(at, account);
  return figure.row.includes('in the queue') ? waitingOf(at, account) : weiOf(before);
}

/** The block a figure's note says it was read at. */
export function blockOf({ readAt }: ShownFigure): bigint {
  return BigInt((/^block ([\d,]+),/.exec(readAt)?.[1] ?? '-1').replaceAll(',', ''));
}

function weiOf(before: Expected | null): bigint {
  if (before?.kind !== 'number' || before.decimals !== 18) throw new Error('no amount of ETH stands before it');
  return before.wei ?? before.value;
}

/** All that the account of the journey has: two tokens of Lido, requests that wait, and shares of the vault. */
async function worthOf(at: ReadAt, account: Address): Promise<bigint> {
  const { addresses, vault: deployed } = at.contracts;
  const [liquid, wrapped, shares, asked] = await Promise.all([
    wordOf(at, addresses.Lido, 'balanceOf(address)', [account]),
    wordOf(at, addresses.WstETH, 'balanceOf(address)', [account]),
    wordOf(at, deployed.share, 'balanceOf(address)', [account]),
    waitingOf(at, account),
  ]);
  return liquid + (await unwrapped(at, wrapped)) + (await redeemed(at, shares)) + asked;
}

function unwrapped(at: ReadAt, amount: bigint): Promise<bigint> {
  return wordOf(at, at.contracts.addresses.WstETH, 'getStETHByWstETH(uint256)', [amount]);
}

function redeemed(at: ReadAt, amount: bigint): Promise<bigint> {
  return wordOf(at, at.contracts.vault.vault, 'convertToAssets(uint256)', [amount]);
}

/** What an account asked the queue for, wei. */
async function waitingOf(at: ReadAt, account: Address): Promise<bigint> {
  const queueOf = at.contracts.addresses.WithdrawalQueueERC721;
  const [, , ...ids] = await wordsOf(at, queueOf, 'getWithdrawalRequests(address)', [account]);
  const [, , ...words] = await wordsOf(at, queueOf, 'getWithdrawalStatus(uint256[])', [ids]);
  // Six words a request, the amount first.
  return words.reduce((sum, word, index) => (index % 6 === 0 ? sum + word : sum), 0n);
}

/** A holding, with what it is worth for the money beside it. */
function balanceOf(contract: Contract, worth: (at: ReadAt, amount: bigint) => Promise<bigint>): Reader {
  return made(contract, async ({ at, account }) => {
    const amount = await wordOf(at, contract(at.contracts), 'balanceOf(address)', [account]);
    return { kind: 'number', value: amount, decimals: 18, within: 10n ** 12n, wei: await worth(at, amount) };
  });
}

/** Whether something is paused, as the page says it. */
function pause(contract: Contract, signature: string, isPausedWhen: boolean): Reader {
  return answer(contract, signature, (value) => {
    const isPaused = (value !== 0n) === isPausedWhen;
    return { kind: 'text', text: isPaused ? 'paused' : 'open' };
  });
}

/** Validators that work, of each operator of the one module. */
async function workingOf(at: ReadAt): Promise<readonly bigint[]> {
  const registry = at.contracts.addresses.NodeOperatorsRegistry;
  const operators = await wordOf(at, registry, 'getNodeOperatorsCount()');
  const ids = Array.from({ length: Number(operators) }, (_, id) => BigInt(id));
  return Promise.all(
    ids.map(async (id) => {
      // target mode, target, stuck, refunded, end of penalty, exited, deposited, depositable
      const words = await wordsOf(at, registry, 'getNodeOperatorSummary(uint256)', [id]);
      return (words[6] ?? 0n) - (words[5] ?? 0n);
    }),
  );
}

/** The operator of the module that has that name. */
async function operatorNamed(at: ReadAt, name: string): Promise<bigint> {
  const operators = await wordOf(at, registry(at.contracts), 'getNodeOperatorsCount()');
  for (let id = 0n; id < operators; id += 1n) {
    // active, where the name is, reward address, vetted, exited, added, deposited, length of the name, name
    const words = await wordsOf(at, registry(at.contracts), 'getNodeOperator(uint256,bool)', [id, true]);
    const told = hexToString(numberToHex(words[8] ?? 0n, { size: 32 })).slice(0, Number(words[7] ?? 0n));
    if (told === name) return (words[6] ?? 0n) - (words[4] ?? 0n);
  }
  throw new Error(`no operator is called ${name}`);
}

/** Finds the reader of a figure; the module's other figures are those of its operators, by their names. */
export function readerOf({ contractName, title }: ShownFigure): Reader | null {
  const known = READERS[`${contractName}: ${title}`];
  if (known !== undefined || contractName !== MODULE) return known ?? null;
  return made(registry, async ({ at }) => count(await operatorNamed(at, title)));
}

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
const largestOf = (amounts: readonly bigint[]) => amounts.reduce((most, each) => (each > most ? each : most), 0n);

/** How many of the largest have strictly more than a part of all. */
function fewestOver(working: readonly bigint[], one: bigint, of: bigint): bigint {
  const all = sumOf(working);
  let held = 0n;
  let taken = 0n;
  for (const each of working.toSorted((a, b) => (a < b ? 1 : -1))) {
    if (held * of > all * one) break;
    held += each;
    taken += 1n;
  }
  return taken;
}

/** Whole shares for the amount, at the rate after them. */
async function mintedFor(asked: Asked): Promise<bigint> {
  const { at } = asked;
  const token = lido(at.contracts);
  const [wei = 0n] = typed(asked);
  const [all, shares] = await Promise.all([
    wordOf(at, token, 'getTotalPooledEther()'),
    wordOf(at, token, 'getTotalShares()'),
  ]);
  const minted = (wei * shares) / all;
  return (minted * (all + wei)) / (shares + minted);
}

/** When the next report's data is taken: that of the current frame until its report has landed, then of the one after. */
async function nextReference(at: ReadAt): Promise<bigint> {
  const { HashConsensus: consensus, Accounting: accounting } = at.contracts.addresses;
  const [, epochs = 1n] = await wordsOf(at, consensus, 'getFrameConfig()');
  const [slots = 1n, seconds = 1n, genesis = 0n] = await wordsOf(at, consensus, 'getChainConfig()');
  const [slot = 0n] = await wordsOf(at, consensus, 'getCurrentFrame()');
  const current = genesis + slot * seconds;
  const landed = await wordOf(at, accounting, 'getLastReportTimestamp()');
  return current > landed ? current : current + epochs * slots * seconds;
}

/** Seconds that a request has to be older than a report's data. */
async function requestMargin(at: ReadAt): Promise<bigint> {
  const limits = await wordsOf(at, at.contracts.addresses.OracleReportSanityChecker, 'getOracleReportLimits()');
  // Nine limits come before requestTimestampMargin.
  const margin = limits[9];
  if (margin === undefined) throw new Error('the checker has fewer limits');
  return margin;
}

/** Figures that are not worked out again here, and why. */
export const NOT_AGAIN: Readonly<Record<string, string>> = {
  'HashConsensus: When it is paid':
    'drawn at random from past reports; how good it is measures the bench of waiting times',
  'WithdrawalQueueERC721: When the queue pays': 'the same estimate',
  'HashConsensus: Next report': 'counts down by the second',
};
