import { describe, expect, it } from 'vitest';

import { mainnet } from './deployments/mainnet';
import { MULTICALL3 } from './networks';
import { chainParts, poolRefs } from './pool-refs';

describe('poolRefs', () => {
  it('starts with Lido and its locator', () => {
    const { locator, fromBlock } = mainnet.protocols.lido;
    expect(poolRefs(mainnet)[0]).toEqual({ id: 'lido', protocol: 'lido', root: locator, fromBlock });
  });
});

describe('the other pools', () => {
  it('follow where the deployment lists them', () => {
    expect(poolRefs(mainnet).map(({ id }) => id)).toEqual(['lido', 'rocket-pool']);
    const { lido } = mainnet.protocols;
    expect(poolRefs({ ...mainnet, protocols: { lido } }).map(({ id }) => id)).toEqual(['lido']);
  });
});

describe('vaults', () => {
  it('come last, each named by its address in lower case', () => {
    const { lido } = mainnet.protocols;
    const vaults = [
      { address: MULTICALL3, fromBlock: 5 },
      { address: lido.locator, fromBlock: 6 },
    ] as const;
    expect(poolRefs({ ...mainnet, protocols: { lido, vaults: [...vaults] } }).slice(1)).toEqual([
      { id: `vault-${MULTICALL3.toLowerCase()}`, protocol: 'erc4626', root: MULTICALL3, fromBlock: 5 },
      { id: `vault-${lido.locator.toLowerCase()}`, protocol: 'erc4626', root: lido.locator, fromBlock: 6 },
    ]);
  });
});

describe('chainParts', () => {
  it('has wrapped ether where the deployment lists it, and none otherwise', () => {
    expect(chainParts({ weth: MULTICALL3 })).toEqual({ multicall: MULTICALL3, weth: MULTICALL3 });
    expect(chainParts({})).toEqual({ multicall: MULTICALL3, weth: null });
  });
});
