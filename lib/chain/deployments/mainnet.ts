import type { Deployment } from '../deployment';

/** Ethereum mainnet. Addresses: docs.lido.fi, deployed contracts; docs.rocketpool.net, contracts and integrations. */
export const mainnet: Deployment = {
  chainId: 1,
  name: 'Ethereum',
  // WETH9, as Uniswap's documents list it.
  weth: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  // ENSRegistryWithFallback: docs.ens.domains, deployments.
  ens: '0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e',
  protocols: {
    // 17272708 is the block of the first TokenRebased.
    lido: { locator: '0xC1d0b3DE6792Bf6b4b37EccdcC24e45978Cfd2Eb', fromBlock: 17_272_708 },
    // Its storage leads to the balances of protocol 1.4, deployed in February 2026; block 23000000 is of July 2025.
    rocketPool: { storage: '0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46', fromBlock: 23_000_000 },
  },
  markets: {
    // QuoterV2 and SwapRouter02: docs.uniswap.org, Ethereum deployments.
    uniswapV3: {
      quoter: '0x61fFE014bA17989E743c5F6cB21bF9697530B21e',
      router: '0x68b3465833fb72A70ecDF485E0e4C7bD8665Fc45',
      // wstETH and WETH at 0.01 %: the pool 0x109830a1AAaD605BbF02a9dFA7B0B92EC2FB7dAa, as docs.lido.fi lists it.
      pools: [{ token: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0', fee: 100 }],
    },
    // ETH and stETH: curvefi/curve-contract, pools/steth.
    curve: [
      {
        pool: '0xDC24316b9AE028F1497c275EB9192a3Ea0f67022',
        token: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
      },
    ],
  },
};
