import { count, cut, words } from '../figure-maths';
import { ordinal, placeOf } from '../queue-requests';
import { wordOf, wordsOf } from '../read-at';
import { type BareRule, noFigure } from './bare-rule';

const FORMS = /^\/($|stake\/|wrap$|withdraw)/;

/** The forms and the figures of the pool beside them. */
export const FORM_RULES: readonly BareRule[] = [
  ...noFigure(
    FORMS,
    'how often a wallet is asked, which the journeys of transactions count',
    /^1$/,
    /^1, the deposit$/,
    /^1 to ask, 1 more to claim$/,
    /^up to 2: an exact approval, then the (wrap|request|deposit)$/,
    /^up to 3: wrapping ETH, an exact approval, the deposit$/,
  ).map((rule) => ({ ...rule, label: /^Signatures$/ })),
  // What the server puts into the first page for the account of the cookie, until the browser finds no wallet.
  {
    on: /^/,
    label: /^$/,
    says: /^you, (\d+\w\w) of (\d+)$/,
    is: async ({ at, account }) => {
      const { WithdrawalQueueERC721: queue } = at.contracts.addresses;
      const [, , first = 0n] = await wordsOf(at, queue, 'getWithdrawalRequests(address)', [account]);
      const { position, length } = await placeOf(at, first);
      return [words(ordinal(position)), count(length)];
    },
  },
  {
    on: /^\/($|stake\/rocket-pool$)/,
    says: /^Balance ([\d,. ]+) ETH$/,
    is: async ({ at, account }) => [
      cut(await at.client.getBalance({ address: account, blockNumber: at.block.number }), 6),
    ],
  },
  {
    on: /^\/stake\/vault-/,
    says: /^Balance ([\d,. ]+) WETH and ([\d,. ]+) ETH, which is wrapped as needed$/,
    is: async ({ at, account }) => [
      cut(await wordOf(at, at.contracts.vault.weth, 'balanceOf(address)', [account]), 6),
      cut(await at.client.getBalance({ address: account, blockNumber: at.block.number }), 6),
    ],
  },
  {
    on: FORMS,
    says: /^Use ([\d,. ]+?) ?, gas kept back$/,
    // How much gas only the call itself tells: never more than a hundredth of an ETH here.
    is: async ({ at, account }) => {
      const balance = await at.client.getBalance({ address: account, blockNumber: at.block.number });
      return [{ kind: 'number', value: balance, decimals: 18, within: 10n ** 16n }];
    },
  },
  {
    on: /^\/withdraw$/,
    label: /^Sent as$/,
    says: /^(\d+) request$/,
    is: async () => [count(1n)],
  },
];
