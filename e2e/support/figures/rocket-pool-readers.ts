import { parseEther } from 'viem';

import { ether, percent, rate } from './figure-maths';
import { yearlyGrowth } from './pool-history';
import { wordOf } from './read-at';
import { answer, type Contract, daysOf, FILLED, made, ONE, ofAccount, type Readers, typed } from './reader';

const reth: Contract = ({ rocketPool }) => rocketPool.addresses.RocketTokenRETH;
const balances: Contract = ({ rocketPool }) => rocketPool.addresses.RocketNetworkBalances;
const depositPool: Contract = ({ rocketPool }) => rocketPool.addresses.RocketDepositPool;
const part = (value: bigint) => percent(value, ONE);

/** Rocket Pool's pool and its token. */
export const ROCKET_POOL: Readers = {
  'RocketTokenRETH: Exchange rate': made(reth, async ({ at, figure }) =>
    // Among the ways out it stands for what the amount is worth.
    figure.label.startsWith('Ways out')
      ? ether(await wordOf(at, reth(at.contracts), 'getEthValue(uint256)', [parseEther(FILLED)]))
      : rate(await wordOf(at, reth(at.contracts), 'getExchangeRate()')),
  ),
  'RocketTokenRETH: ETH for leaving at once': answer(reth, 'getTotalCollateral()'),
  'RocketTokenRETH: You receive': answer(reth, 'getRethValue(uint256)', ether, typed),
  'RocketTokenRETH: Balance': answer(reth, 'balanceOf(address)', ether, ofAccount),
  'RocketTokenRETH: It pays': answer(reth, 'getEthValue(uint256)', ether, typed),
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
};
