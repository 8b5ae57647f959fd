import type { Deployment } from '../deployment';

/** Ethereum mainnet. Addresses: docs.lido.fi, deployed contracts. */
export const mainnet: Deployment = {
  chainId: 1,
  name: 'Ethereum',
  protocols: {
    // 17272708 is the block of the first TokenRebased.
    lido: { locator: '0xC1d0b3DE6792Bf6b4b37EccdcC24e45978Cfd2Eb', fromBlock: 17_272_708 },
  },
};
