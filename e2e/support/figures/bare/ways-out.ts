import { parseEther } from 'viem';

import { LOWEST_FEE } from '@/devnet/parts/uniswap';

import { count, type Expected, percent, words } from '../figure-maths';
import { redeemed } from '../holdings';
import type { ReadAt } from '../read-at';
import { FILLED } from '../reader';
import { readerOf } from '../readers';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';

const ON = /^\/withdraw($|\/vault-)/;
const MARKET = /^Sell on Uniswap v3/;
const MICRO = 10n ** 12n;
const ASKED = parseEther(FILLED);

/** The ways out of an amount, side by side. */
export const WAYS_OUT: readonly BareRule[] = [
  { on: ON, says: /^Ways out, for ([\d.]+) \w+$/, is: async () => [words(FILLED)] },
  {
    on: ON,
    says: /^(\d) ways out for ([\d.]+) \w+ are compared below\.$/,
    is: async ({ page }) => [count(rowsIn(page.figures)), words(FILLED)],
  },
  {
    on: ON,
    label: MARKET,
    says: /^Sell on Uniswap v3, ([\d.]+) % pool$/,
    is: async () => [percent(BigInt(LOWEST_FEE), 1_000_000n)],
  },
  { on: ON, label: MARKET, says: /^Sell ([\d.]+) \w+ here$/, is: async () => [words(FILLED)] },
  {
    on: ON,
    label: MARKET,
    says: /^pays ([\d.]+) % (above|below) the value; up to (100|10|1|1,000) sell within 1 % of it$/,
    is: async (asked) => {
      const [worth, paid] = [await worthOfAsked(asked), await paidIn(asked)];
      const over = paid - worth;
      return [percent(over < 0n ? -over : over, worth), words(over < 0n ? 'below' : 'above'), null];
    },
  },
  ...noFigure(
    ON,
    'when both ways come out equal, from gas that only the call itself tells',
    /^Selling leaves you with more only if waiting takes longer than \d+ \w+(, [a-z ,]+)?\.$/,
  ),
  ...noFigure(
    ON,
    'a part of the estimate of the wait',
    /^Cannot be taken back; pays what you ask for, or less after a loss\. As likely as not within \d+ \w+\. \D*$/,
  ),
  ...noFigure(ON, 'the range that the estimate of the wait makes', /^[\d. ]+ to$/, /^[\d. ]+$/).map((rule) => ({
    ...rule,
    column: /^You keep$/,
  })),
  {
    on: ON,
    column: /^You keep$/,
    says: /^([\d., ]+) ETH$/,
    is: async (asked) => {
      const [, gas = 0n, lost = 0n] = costsIn(asked);
      // Each cost is shown up to a millionth too large; what is kept is cut off after four decimals.
      const most = (await paidIn(asked)) - gas - lost + 2n * MICRO;
      return [{ kind: 'number', value: most, decimals: 18, within: 10n ** 14n + 2n * MICRO }];
    },
  },
  {
    on: ON,
    column: /^Costs$/,
    says: /^([\d. ]+)$/,
    is: async (asked) => {
      const place = ofRow(asked).indexOf(asked.bare);
      // Fee, gas, what is not earned while it waits: the last two are estimates.
      if (place !== 0) return [null];
      if (!MARKET.test(asked.bare.label)) return [count(0n)];
      const fee = ((await worthOfAsked(asked)) * BigInt(LOWEST_FEE)) / 1_000_000n;
      const shown = ((fee + MICRO - 1n) / MICRO) * MICRO;
      return [{ kind: 'number', value: shown, decimals: 18, within: 1n }];
    },
  },
];

function rowsIn(figures: BareAsked['page']['figures']): bigint {
  return BigInt(
    figures.filter(({ title, place }) => place !== null && /^(It pays|The market pays)$/.test(title)).length,
  );
}

function ofRow({ bare, page }: BareAsked) {
  return page.bare.filter(({ place, column }) => place === bare.place && column === 'Costs');
}

function costsIn(asked: BareAsked): readonly bigint[] {
  return ofRow(asked).map(({ text }) => parseEther(text.replaceAll(' ', '')));
}

/** What the amount is worth by the protocol's books, wei. */
function worthOfAsked({ path, at }: { readonly path: string; readonly at: ReadAt }): Promise<bigint> {
  return path === '/withdraw' ? Promise.resolve(ASKED) : redeemed(at, ASKED);
}

/** What the way out of this row pays, read again. */
async function paidIn({ bare, page, at, account, path }: BareAsked): Promise<bigint> {
  const figure = page.figures.find(
    ({ place, title }) => place === bare.place && /^(It pays|The market pays)$/.test(title),
  );
  const reader = figure === undefined ? null : readerOf(figure);
  if (figure === undefined || reader === null) throw new Error('its row pays nothing');
  const paid: Expected = await reader.read({ figure, at, account, path, before: null });
  if (paid.kind !== 'number') throw new Error('what it pays is no number');
  return paid.value;
}
