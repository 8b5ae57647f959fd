import type { Address } from 'viem';

import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { shares, wei } from '@/lib/units/units';

import { nativeBalanceRead } from '../native-balance';
import type { ChainParts } from '../protocol';
import { done, planReads, type ReadPlan } from '../read-plan';
import type { RocketPoolContracts, RocketPoolPosition } from './pool';

/** What an account holds, in one stage. Neither deposits nor burns need an allowance. */
export function rocketPoolAccountReads(
  { token }: RocketPoolContracts,
  account: Address,
  { multicall }: ChainParts,
): ReadPlan<RocketPoolPosition> {
  return planReads(
    {
      ether: nativeBalanceRead(multicall, account),
      accruing: { address: token, abi: rocketTokenRethAbi, functionName: 'balanceOf', args: [account] },
    },
    (answers) =>
      done({
        account,
        ether: wei(answers.bigint('ether')),
        accruing: shares(answers.bigint('accruing')),
      }),
  );
}
