import { formatEther, parseEther } from 'viem';

import { formatBalancesUpdate } from '../../devnet/rocket-pool/report-balances';
import {
  drainCollateral,
  emptyPool,
  fillPool,
  loseBalances,
  setDepositsEnabled,
  updateBalances,
} from '../../devnet/rocket-pool/rocket-pool-controls';
import { err, ok } from '../../lib/result';
import { type Commands, decimal, onOff, plain, told } from './command';

/** The contract takes no report that is further from the last one. */
const MOST_LOSS_PERCENT = 2;

/** What Rocket Pool's oracle, guardian and holders can do. */
export const rocketPoolCommands: Commands = {
  'rocket-update': plain('report balances up to now', async (link) => formatBalancesUpdate(await updateBalances(link))),
  'rocket-loss': {
    usage: '<percent>',
    about: 'report balances that are lower by that part',
    most: 1,
    parse: ([text]) => {
      const percent = decimal(text, MOST_LOSS_PERCENT);
      if (percent === undefined) return err(`rocket-loss needs a percentage above 0 and up to ${MOST_LOSS_PERCENT}`);
      return ok(async (link) => formatBalancesUpdate(await loseBalances(link, percent)));
    },
  },
  'rocket-deposits': onOff('take deposits, or refuse them', 'rocket-deposits', (isOn) =>
    told((link) => setDepositsEnabled(link, isOn), `Rocket Pool ${isOn ? 'takes' : 'refuses'} deposits.`),
  ),
  'rocket-fill': {
    usage: '<eth>',
    about: 'fill the deposit pool until that much more fits',
    most: 1,
    parse: ([text]) => {
      if (text === undefined || decimal(text, 1_000) === undefined)
        return err('rocket-fill needs the ETH to leave room for, such as 0.5');
      return ok(told((link) => fillPool(link, parseEther(text)), `The deposit pool has room for ${text} ETH.`));
    },
  },
  'rocket-empty': plain(
    'hand node operators all of the deposit pool',
    told(emptyPool, 'The deposit pool is empty; burns are paid from the collateral of the token alone.'),
  ),
  'rocket-drain': plain(
    'burn until no burn can be paid any more',
    async (link) => `Burns took ${formatEther(await drainCollateral(link))} ETH; nothing is left for others.`,
  ),
};
