import type { Holding } from './holdings';

/** A vault's request that is ready and of which nobody tells the worth. */
export const UNTOLD: Holding = {
  pool: 'vault-a',
  poolName: 'Vault A',
  protocol: 'erc4626',
  kind: 'claimable',
  symbol: 'vA',
  amount: 5n,
  decimals: 18,
  worth: null,
  unitDecimals: 18,
  unit: 'ETH',
  isEther: true,
  origins: {
    amount: {
      title: 'Ready in vA',
      contract: `0x${'aa'.repeat(20)}`,
      contractName: 'ERC-4626 vault',
      kind: 'call',
      call: 'claimableRedeemRequest(uint256,address)(uint256)',
      args: [],
      formula: 'a test',
    },
    worth: null,
  },
};
