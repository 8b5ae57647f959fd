import { parseEther } from 'viem';

import { ether, exact, percent, rate, said, span } from './figure-maths';
import { yearlyGrowth } from './pool-history';
import { wordOf, wordsOf } from './read-at';
import { type Asked, answer, type Contract, daysOf, FILLED, made, ONE, ofAccount, type Readers, typed } from './reader';

/** Of the local chain, when nobody sends anything. */
const BLOCK_SECONDS = 5n;

const lido: Contract = ({ addresses }) => addresses.Lido;
const wrapper: Contract = ({ addresses }) => addresses.WstETH;

/** Lido's pool and its two tokens. */
export const LIDO: Readers = {
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
  'Lido: Room left': answer(lido, 'getCurrentStakeLimit()'),
  'Lido: Limit on staking': made(lido, async ({ at, figure }) => {
    // paused, set, now, most, blocks, before, at block
    const limits = await wordsOf(at, lido(at.contracts), 'getStakeLimitFullInfo()');
    const [most = 0n, blocks = 1n] = limits.slice(3);
    return figure.text.includes('a block')
      ? said(/^([\d.,]+) ETH a block, all of it in (\d+ \w+)$/, ether(most / blocks), span(blocks * BLOCK_SECONDS))
      : ether(most);
  }),
  'Lido: You receive': made(lido, async (asked) => ether(await mintedFor(asked))),
  'WstETH: You receive': made(wrapper, async (asked) => {
    const { at, figure } = asked;
    const call = /"((?:getWstETHByStETH|getStETHByWstETH)\(uint256\))/.exec(figure.command)?.[1];
    const isUnwrapped = figure.text.endsWith(' mrETH');
    if (call === undefined || isUnwrapped !== call.startsWith('getStETH')) throw new Error(`read by ${figure.command}`);
    const [given = 0n] = typed(asked);
    if (given !== parseEther(FILLED)) throw new Error(`read for ${given}`);
    const told = await wordOf(at, wrapper(at.contracts), call, [given]);
    if (!isUnwrapped) return exact(told);
    // It is sent as whole shares, and what arrives is what those are worth.
    const whole = await wordOf(at, lido(at.contracts), 'getSharesByPooledEth(uint256)', [told]);
    return exact(await wordOf(at, lido(at.contracts), 'getPooledEthByShares(uint256)', [whole]));
  }),
  'Lido: It pays': made(lido, async ({ at }) => {
    const asked = parseEther(FILLED);
    const whole = await wordOf(at, lido(at.contracts), 'getSharesByPooledEth(uint256)', [asked]);
    const paid = await wordOf(at, lido(at.contracts), 'getPooledEthByShares(uint256)', [whole]);
    // A request is over what is asked for; whole shares make its payment up to 2 wei less.
    if (paid > asked || asked - paid > 2n) throw new Error(`${asked} wei are worth ${paid}`);
    return ether(asked);
  }),
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
};

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
