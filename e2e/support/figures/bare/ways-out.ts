import { LOWEST_FEE } from '@/devnet/parts/uniswap';

import { count, percent, words } from '../figure-maths';
import { FILLED } from '../reader';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';

const ON = /^\/withdraw($|\/rocket-pool$|\/vault-)/;
const MARKET = /^Sell on Uniswap v3/;

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
  ...noFigure(ON, 'how near the value a sale has to be to count', /^pays the value; up to sell within 1 % of it$/),
  { on: ON, label: MARKET, says: /^Sell ([\d.]+) \w+ here$/, is: async () => [words(FILLED)] },
];

function rowsIn(figures: BareAsked['page']['figures']): bigint {
  return BigInt(
    figures.filter(({ title, place }) => place !== null && /^(It pays|The market pays)$/.test(title)).length,
  );
}
