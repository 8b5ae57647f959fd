import type { Address } from 'viem';

import { lidoLocatorAbi } from '@/contracts-abi/lido-locator';
import { done, planReads, type ReadPlan } from '../read-plan';
import type { LidoContracts } from './pool';

/**
 * Resolves Lido's contracts through its LidoLocator, the one address that does not move. `wstETH()` needs protocol
 * version 3 or later, which mainnet and Hoodi run.
 */
export function lidoContractReads(locator: Address): ReadPlan<LidoContracts> {
  const ask = (functionName: string) => ({ address: locator, abi: lidoLocatorAbi, functionName });
  return planReads(
    {
      token: ask('lido'),
      wrapper: ask('wstETH'),
      queue: ask('withdrawalQueue'),
      router: ask('stakingRouter'),
    },
    (answers) =>
      done({
        locator,
        token: answers.address('token'),
        wrapper: answers.address('wrapper'),
        queue: answers.address('queue'),
        router: answers.address('router'),
      }),
  );
}
