import { parseEther } from 'viem';

import { requestFrom, stakeFrom, unlockedAccount } from '../../devnet/accounts';
import type { DevnetLink } from '../../devnet/devnet-link';
import { err, ok } from '../../lib/result';
import { type Command, type Commands, decimal } from './command';

const MOST_ETHER = 10_000;

/** What Anvil's unlocked accounts can do. */
export const accountCommands: Commands = {
  stake: ofAccount('stake', 'stake from an unlocked account', async (link, ether, index) => {
    await stakeFrom(link, await unlockedAccount(link, index), parseEther(ether));
    return `Account ${index} staked ${ether} ETH.`;
  }),
  request: ofAccount('request', 'request ether back for an unlocked account', async (link, ether, index) => {
    const count = await requestFrom(link, await unlockedAccount(link, index), parseEther(ether));
    return `Account ${index} requested ${ether} ETH in ${count} ${count === 1 ? 'request' : 'requests'}.`;
  }),
};

function ofAccount(
  name: string,
  about: string,
  action: (link: DevnetLink, ether: string, index: number) => Promise<string>,
): Command {
  return {
    usage: '<eth> [account]',
    about: `${about}, number 0 unless named`,
    most: 2,
    parse: ([ether, account = '0']) => {
      if (ether === undefined || decimal(ether, MOST_ETHER) === undefined)
        return err(`${name} needs an amount of ETH up to ${MOST_ETHER}, such as 1.5`);
      if (!/^\d$/.test(account)) return err(`${name} takes an account's number from 0 to 9`);
      return ok((link) => action(link, ether, Number(account)));
    },
  };
}
