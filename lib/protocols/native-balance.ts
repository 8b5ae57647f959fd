import type { Address } from 'viem';

import type { ContractRead } from './read-plan';

const getEthBalanceAbi = [
  {
    type: 'function',
    name: 'getEthBalance',
    stateMutability: 'view',
    inputs: [{ name: 'addr', type: 'address' }],
    outputs: [{ name: 'balance', type: 'uint256' }],
  },
] as const;

/** An account's ETH as a view call of Multicall3, so that it travels in the same batch and belongs to the same block. */
export function nativeBalanceRead(multicall: Address, account: Address): ContractRead {
  return { address: multicall, abi: getEthBalanceAbi, functionName: 'getEthBalance', args: [account] };
}
