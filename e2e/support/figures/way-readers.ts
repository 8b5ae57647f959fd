import { parseEther } from 'viem';

import { LOWEST_FEE } from '@/devnet/parts/uniswap';

import { type Expected, ether, percent, said, span, words } from './figure-maths';
import { redeemed, unwrapped } from './holdings';
import { MARKET } from './market-readers';
import { poolNamed, yearlyGrowth } from './pool-history';
import { wordOf } from './read-at';
import { type Asked, FILLED, made, type Reader, type Readers } from './reader';

const MICRO = 10n ** 12n;
const MILLION = 1_000_000n;
const YEAR = 31_536_000n;

const PAYERS = ['QuoterV2', 'Lido', 'RocketTokenRETH', 'ERC-4626 vault'];
const RATES = ['Lido', 'RocketNetworkBalances', 'ERC-4626 vault'];

/** What each way out leaves, costs, and how they compare: by the contract and title of the notes. */
export const WAYS: Readers = {
  ...each(PAYERS, 'You keep', kept),
  ...each(PAYERS, 'You keep, the range', keptRange),
  ...each(PAYERS, 'Fee', fee),
  ...each(RATES, 'Not earned', notEarned),
  ...each(RATES, 'Break-even', breakEven),
  'QuoterV2: Against the value': made(null, async (asked) => {
    const [paid, worth] = [await paidIn(asked), await worthIn(asked)];
    const over = paid - worth;
    const part = percent(over < 0n ? -over : over, worth);
    return said(/^([\d.]+) % (above|below)$/, part, words(over < 0n ? 'below' : 'above'));
  }),
  'QuoterV2: Sold within 1 %': made(null, depth),
  'The block: Network cost': made(null, networkCost),
};

function each(contracts: readonly string[], title: string, read: Reader['read']): Readers {
  return Object.fromEntries(contracts.map((name) => [`${name}: ${title}`, made(null, read)]));
}

/** pays − gas − what is not earned; what it pays is read again, and the others have figures of their own. */
async function kept(asked: Asked): Promise<Expected> {
  const [paid, gas, lost] = amountsIn(asked);
  await checkPaid(asked, paid);
  return ether(paid - gas - lost);
}

async function keptRange(asked: Asked): Promise<Expected> {
  const [paid, gas, most, least = -1n] = amountsIn(asked);
  await checkPaid(asked, paid);
  const six = (value: bigint): Expected => ({ kind: 'number', value, decimals: 18, within: MICRO });
  return said(/^([\d. ]+) to ([\d. ]+)$/, six(paid - gas - most), six(paid - gas - least));
}

async function fee(asked: Asked): Promise<Expected> {
  if (!asked.figure.label.startsWith('Sell')) return up(0n);
  const worth = await worthIn(asked);
  return up((worth * BigInt(LOWEST_FEE) + MILLION - 1n) / MILLION);
}

/** What it is worth × the pool’s yearly rate × the seconds of the estimate ÷ 365 days. */
async function notEarned(asked: Asked): Promise<Expected> {
  const { formula } = asked.figure;
  const seconds = /× ([\d,]+) seconds/.exec(formula)?.[1];
  // A vault’s wait is not known, and a sale has none.
  if (seconds === undefined) throw new Error(`no seconds in "${formula}"`);
  const { part, whole } = await rateIn(asked);
  const worth = await worthIn(asked);
  const wait = BigInt(seconds.replaceAll(',', ''));
  return up((worth * part * wait + whole * YEAR - 1n) / (whole * YEAR));
}

/** (slow − its gas − what the sale keeps) ÷ (worth × rate) × 365 days. */
async function breakEven(asked: Asked): Promise<Expected> {
  const [slow, slowGas, sale] = amountsIn(asked);
  if (slow !== (await slowPays(asked))) throw new Error(`the slow way pays ${await slowPays(asked)} wei`);
  const { part, whole } = await rateIn(asked);
  return span(((slow - slowGas - sale) * whole * YEAR) / ((await worthIn(asked)) * part));
}

/** The largest of the ladder that pays at least 99 % of its worth. */
async function depth(asked: Asked): Promise<Expected> {
  const sizes = ['0.1', '1', '10', '100', '1000'];
  const fits = await Promise.all(
    sizes.map(async (size) => {
      const sold = parseEther(size);
      // A size that the pool cannot take makes the quoter revert.
      const paid = await soldFor(asked, sold).catch(() => 0n);
      return paid * 100n >= (await booked(asked, sold)) * 99n;
    }),
  );
  const largest = sizes[fits.lastIndexOf(true)];
  if (largest === undefined) throw new Error('not even a tenth sells near its worth');
  return words(largest.replace('1000', '1,000'));
}

/** Gas × price: the price is read again, the gas is what such calls were measured to use. */
async function networkCost({ at, figure }: Asked): Promise<Expected> {
  const [, units, price] = /^([\d,]+) gas, .* × ([\d,]+) wei:/.exec(figure.formula) ?? [];
  if (units === undefined || price === undefined) throw new Error(`no gas in "${figure.formula}"`);
  const { baseFeePerGas, hash } = await at.client.getBlock({ blockNumber: at.block.number });
  const tip = await at.client.estimateMaxPriorityFeePerGas();
  const told = BigInt(price.replaceAll(',', ''));
  const due = 2n * (baseFeePerGas ?? 0n) + tip;
  if (told !== due) throw new Error(`gas is counted at ${told} wei, and the block asks ${due}`);
  if (figure.contract !== hash) throw new Error(`the block is ${hash}`);
  const cost = told * BigInt(units.replaceAll(',', ''));
  // Rounded up: in the comparison of ways out to six decimals, beside a form to eight.
  const step = figure.place === null ? 10n ** 10n : MICRO;
  return up(cost, step);
}

const QUOTE = 'quoteExactInputSingle((address,address,uint256,uint24,uint160))';

function soldFor({ at, figure }: Asked, sold: bigint): Promise<bigint> {
  const { parts } = at.contracts;
  const token = /"\((0x[0-9a-fA-F]{40}),/.exec(figure.command)?.[1];
  return wordOf(at, parts.uniswap.quoter, QUOTE, [[token, parts.weth, sold, LOWEST_FEE, 0n]]);
}

/** What tokens of the page’s market are worth by the books of its pool, wei. */
function booked({ at, path }: Asked, amount: bigint): Promise<bigint> {
  const { rocketPool } = at.contracts;
  switch (poolNamed(path)) {
    case 'lido':
      return unwrapped(at, amount);
    case 'rocket-pool':
      return wordOf(at, rocketPool.addresses.RocketTokenRETH, 'getEthValue(uint256)', [amount]);
    case 'vault':
      return redeemed(at, amount);
  }
}

/** What is filled in is worth, wei: of the rebasing token one is one ETH. */
function worthIn(asked: Asked): Promise<bigint> {
  const amount = parseEther(FILLED);
  return poolNamed(asked.path) === 'lido' ? Promise.resolve(amount) : booked(asked, amount);
}

/** What the queue, or the vault’s request, pays. */
function slowPays(asked: Asked): Promise<bigint> {
  return worthIn(asked);
}

/** What the row’s way out pays, read again. */
async function paidIn(asked: Asked): Promise<bigint> {
  if (!asked.figure.label.startsWith('Sell')) return slowPays(asked);
  const paid = await MARKET['QuoterV2: The market pays']?.read(asked);
  if (paid?.kind !== 'number') throw new Error('the market pays no number');
  return paid.value;
}

async function checkPaid(asked: Asked, told: bigint): Promise<void> {
  const paid = await paidIn(asked);
  if (told !== paid) throw new Error(`its note says that ${told} wei are paid, not ${paid}`);
}

/** The yearly rate that a wait forgoes, as a fraction. */
async function rateIn({ at, path }: Asked): Promise<{ readonly part: bigint; readonly whole: bigint }> {
  const grown = await yearlyGrowth(at, poolNamed(path), 7n);
  if (grown.kind !== 'number') throw new Error('the rate is no number');
  // Percent with nine decimals.
  return { part: grown.value, whole: 100n * 10n ** BigInt(grown.decimals) };
}

/** Every amount of ETH that the note names, wei. */
function amountsIn({ figure }: Asked): readonly [bigint, bigint, bigint, bigint?] {
  const [first, second, third, fourth] = [...figure.formula.matchAll(/(−?[\d,]+(?:\.[\d\u2009 ]+)?) ETH/g)].map(
    ([, text = '']) => parseEther(text.replace(/[,\s\u2009]/g, '').replace('−', '-')),
  );
  if (first === undefined || second === undefined || third === undefined)
    throw new Error(`three amounts are not in "${figure.formula}"`);
  return fourth === undefined ? [first, second, third] : [first, second, third, fourth];
}

/** A cost with six decimals, rounded up. */
function up(value: bigint, step = MICRO): Expected {
  return { kind: 'number', value: ((value + step - 1n) / step) * step, decimals: 18, within: 1n };
}
