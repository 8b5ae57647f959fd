import type { Deployment } from '../deployment';

/**
 * The Hoodi testnet. Addresses: docs.lido.fi, deployed contracts on Hoodi; docs.rocketpool.net. No wrapped ether is listed:
 * several contracts there call themselves so, and no official list names one.
 */
export const hoodi: Deployment = {
  chainId: 560048,
  name: 'Hoodi testnet',
  protocols: {
    lido: { locator: '0xe2EF9536DAAAEBFf5b1c130957AB3E80056b06D8', fromBlock: 6_372 },
    rocketPool: { storage: '0x594Fb75D3dc2DFa0150Ad03F99F97817747dd4E1', fromBlock: 0 },
  },
};
