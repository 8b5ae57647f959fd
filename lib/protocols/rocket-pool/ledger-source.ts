import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import { accruingLedger } from '../accruing-ledger';
import type { LedgerSource } from '../ledger-source';
import type { RocketPoolContracts } from './pool';

const TOKEN = 'RocketTokenRETH';

/** How an account's ledger in Rocket Pool is made: rETH at the rate of the oracle's last report. */
export function rocketPoolLedger({ token, balances }: RocketPoolContracts): LedgerSource {
  const call = (functionName: string) => ({ address: balances, abi: rocketNetworkBalancesAbi, functionName });
  return accruingLedger({
    key: 'rocket-pool',
    token,
    ...{ tokenName: TOKEN, queue: null },
    worth: { contract: token, contractName: TOKEN, call: 'getEthValue(uint256)(uint256)', of: 'amount' },
    rateCalls: { ether: call('getTotalETHBalance'), supply: call('getTotalRETHSupply') },
    rateOf: (answers) => {
      if (!answers.has('ether') || !answers.has('supply')) return null;
      const supply = answers.bigint('supply');
      // One to one before the first report, as the token's contract counts.
      if (supply === 0n) return { totalPooledEther: wei(ONE_ETHER), totalShares: shares(ONE_ETHER) };
      return { totalPooledEther: wei(answers.bigint('ether')), totalShares: shares(supply) };
    },
  });
}
