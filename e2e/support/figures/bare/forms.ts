import { parseEther } from 'viem';

import { count, ether, exact, span } from '../figure-maths';
import { windowOf } from '../pool-history';
import { type ReadAt, wordsOf } from '../read-at';
import { FILLED } from '../reader';
import { type BareRule, noFigure } from './bare-rule';
import { poolNamed } from './charts';

const FORMS = /^\/($|stake\/|wrap$|withdraw)/;

/** The forms and the figures of the pool beside them. */
export const FORM_RULES: readonly BareRule[] = [
  {
    on: /^\/($|protocols)/,
    label: /^Room (left|for deposits)/,
    says: /^of ([\d,.]+)$/,
    is: async ({ at }) => [ether((await stakeLimit(at)).max)],
  },
  {
    on: FORMS,
    label: /^Earned, yearly/,
    says: /^over (\d+ \w+), (\d+) reports, after fees$/,
    is: async ({ at }) => {
      const { seconds, count: reports } = await windowOf(at, 'lido', 7n);
      return [span(seconds), count(reports)];
    },
  },
  {
    on: FORMS,
    label: /^Earned, yearly/,
    says: /^(\d+) reports?$/,
    is: async ({ at, path }) => [count((await windowOf(at, poolNamed(path), 7n)).count)],
  },
  ...noFigure(
    FORMS,
    'how often a wallet is asked, which the journeys of transactions count',
    /^1$/,
    /^1, the deposit$/,
    /^1 to ask, 1 more to claim$/,
    /^up to 2: an exact approval, then the (wrap|request|deposit)$/,
    /^up to 3: wrapping ETH, an exact approval, the deposit$/,
  ).map((rule) => ({ ...rule, label: /^Signatures$/ })),
  ...noFigure(
    FORMS,
    'gas that a call is expected to use, which only the call itself tells',
    /^at most about 0\.[\d ]+ ETH,$/,
  ).map((rule) => ({ ...rule, label: /^Network cost$/ })),
  {
    on: /^\/withdraw$/,
    label: /^Sent as$/,
    says: /^(\d+) request$/,
    is: async () => [count(1n)],
  },
  {
    on: /^\/withdraw$/,
    label: /^Pays at most$/,
    says: /^([\d. ]+) ETH$/,
    is: async () => [exact(parseEther(FILLED))],
  },
];

/** How much may be staked at most, and in how many blocks that comes back. */
export async function stakeLimit(at: ReadAt): Promise<{ readonly max: bigint; readonly blocks: bigint }> {
  // paused, set, now, most, blocks, before, at block
  const limits = await wordsOf(at, at.contracts.addresses.Lido, 'getStakeLimitFullInfo()');
  return { max: limits[3] ?? 0n, blocks: limits[4] ?? 0n };
}
