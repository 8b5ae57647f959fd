import { MULTICALL3 } from '@/lib/chain/networks';

import { cut, dollars, type Expected } from './figure-maths';
import { redeemed, unwrapped, waitingOf, worthOf } from './holdings';
import { type ReadAt, wordOf, wordsOf } from './read-at';
import { type Asked, blockOf, type Contract, made, type Reader, type Readers } from './reader';

const lido: Contract = ({ addresses }) => addresses.Lido;
const wrapper: Contract = ({ addresses }) => addresses.WstETH;

/** What an account holds, and amounts in money. */
export const ACCOUNT: Readers = {
  'mrETH: Balance of mrETH': balanceOf(lido, async (_, amount) => amount),
  'wmrETH: Balance of wmrETH': balanceOf(wrapper, unwrapped),
  'mvETH: Balance of mvETH': balanceOf((contracts) => contracts.vault.share, redeemed),
  'Multicall3: Not staked': made(
    () => MULTICALL3,
    async ({ at, account }) => cut(await at.client.getBalance({ address: account, blockNumber: at.block.number }), 6),
  ),
  'ETH / USD price feed: In US dollars': made(
    ({ feeds }) => feeds.ethUsd,
    async (asked) => {
      const { figure } = asked;
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

function weiOf(before: Expected | null): bigint {
  if (before?.kind !== 'number' || before.decimals !== 18) throw new Error('no amount of ETH stands before it');
  return before.wei ?? before.value;
}

/** A holding, with what it is worth for the money beside it. */
function balanceOf(contract: Contract, worth: (at: ReadAt, amount: bigint) => Promise<bigint>): Reader {
  return made(contract, async ({ at, account }) => {
    const amount = await wordOf(at, contract(at.contracts), 'balanceOf(address)', [account]);
    return { kind: 'number', value: amount, decimals: 18, within: 10n ** 12n, wei: await worth(at, amount) };
  });
}
