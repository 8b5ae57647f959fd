import type { Deployment } from '../deployment';

/** Ethereum mainnet. Addresses: docs.lido.fi, deployed contracts; docs.rocketpool.net, contracts and integrations. */
export const mainnet: Deployment = {
  chainId: 1,
  name: 'Ethereum',
  // WETH9, as Uniswap's documents list it.
  weth: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  protocols: {
    // 17272708 is the block of the first TokenRebased.
    lido: { locator: '0xC1d0b3DE6792Bf6b4b37EccdcC24e45978Cfd2Eb', fromBlock: 17_272_708 },
    // Its storage leads to the balances of protocol 1.4, deployed in February 2026; block 23000000 is of July 2025.
    rocketPool: { storage: '0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46', fromBlock: 23_000_000 },
  },
};
