import { getAddress, isAddress } from 'viem';
import { describe, expect, it } from 'vitest';

import { parseDeployment } from './deployment';
import { hoodi } from './deployments/hoodi';
import { mainnet } from './deployments/mainnet';
import { DEVNET_CHAIN_ID, knownNetworks, MULTICALL3 } from './networks';

const LOCATOR = '0xC1d0b3DE6792Bf6b4b37EccdcC24e45978Cfd2Eb';
const lido = { locator: LOCATOR, fromBlock: 7 };
const good = { chainId: 5, name: 'Own chain', protocols: { lido } };
const withLido = (changes: object) => ({ ...good, protocols: { lido: { ...lido, ...changes } } });

const uniswapV3 = { quoter: LOCATOR, router: LOCATOR };
const withPool = (pool: object) => ({
  ...good,
  markets: { uniswapV3: { ...uniswapV3, pools: [{ token: LOCATOR, fee: 100, ...pool }] } },
});

/** Every text in a value that looks like an address. */
function addressesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return isAddress(value, { strict: false }) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : [];
}

describe('parseDeployment', () => {
  it('reads a deployment, with or without a checksum in its addresses', () => {
    expect(parseDeployment(good)).toEqual({ ok: true, value: good });
    expect(parseDeployment(withLido({ locator: LOCATOR.toLowerCase() })).ok).toBe(true);
  });

  it('reads every protocol, market and feed', () => {
    const full = {
      ...withPool({}),
      weth: LOCATOR,
      protocols: { lido, rocketPool: { storage: LOCATOR, fromBlock: 1 }, vaults: [{ address: LOCATOR, fromBlock: 2 }] },
      feeds: { ethUsd: LOCATOR },
    };
    expect(parseDeployment(full)).toEqual({ ok: true, value: full });
  });

  it('trims the name', () => {
    expect(parseDeployment({ ...good, name: ' Own chain ' })).toEqual({ ok: true, value: good });
  });

  it.each([
    { json: null, fault: /^the file / },
    { json: [], fault: /^the file |^chainId / },
    { json: { ...good, chainId: '5' }, fault: 'chainId is not a number' },
    { json: { ...good, chainId: 1.5 }, fault: 'chainId is not a whole number' },
    { json: { ...good, chainId: 0 }, fault: 'chainId must be at least 1' },
    { json: { ...good, name: 5 }, fault: 'name is not a text' },
    { json: { ...good, name: '  ' }, fault: 'name is empty' },
    { json: { ...good, name: 'x'.repeat(61) }, fault: 'name is longer than 60 characters' },
    { json: { chainId: 5, name: 'x' }, fault: /^protocols / },
    { json: { ...good, protocols: {} }, fault: /^protocols\.lido / },
    { json: { ...good, extra: 1 }, fault: /^extra / },
    { json: { ...good, protocols: { lido, other: {} } }, fault: /^protocols\.other / },
    { json: withLido({ locator: 7 }), fault: 'protocols.lido.locator is not a text' },
    { json: withLido({ locator: '0x12' }), fault: 'protocols.lido.locator is not an address (0x and 40 hex digits)' },
    {
      json: withLido({ locator: LOCATOR.replace('C1d', 'c1D') }),
      fault: /^protocols\.lido\.locator has a wrong checksum/,
    },
    { json: withLido({ fromBlock: '7' }), fault: 'protocols.lido.fromBlock is not a number' },
    { json: withLido({ fromBlock: 1.5 }), fault: 'protocols.lido.fromBlock is not a whole number' },
    { json: withLido({ fromBlock: -1 }), fault: 'protocols.lido.fromBlock is negative' },
    { json: { ...good, weth: '0x12' }, fault: /^weth is not an address/ },
    { json: { ...good, protocols: { lido, rocketPool: {} } }, fault: /^protocols\.rocketPool\.storage / },
    { json: { ...good, protocols: { lido, vaults: [{ address: '' }] } }, fault: /^protocols\.vaults\.0\.address / },
    { json: withPool({ fee: 0 }), fault: 'markets.uniswapV3.pools.0.fee must be at least 1' },
    { json: withPool({ fee: 1_000_001 }), fault: /^markets\.uniswapV3\.pools\.0\.fee is above/ },
    { json: { ...good, markets: { curve: [{ pool: LOCATOR }] } }, fault: /^markets\.curve\.0\.token / },
    { json: { ...good, feeds: { ethUsd: 1 } }, fault: 'feeds.ethUsd is not a text' },
  ])('names the fault "$fault"', ({ json, fault }) => {
    const parsed = parseDeployment(json);
    const faults = parsed.ok ? [] : parsed.error;
    expect(faults).toContainEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
  });

  it('names every fault at once', () => {
    const parsed = parseDeployment({ ...withLido({ locator: '', fromBlock: -1 }), chainId: 0, name: '' });
    expect(parsed.ok ? [] : parsed.error.map((fault) => fault.split(' ')[0])).toEqual([
      'chainId',
      'name',
      'protocols.lido.locator',
      'protocols.lido.fromBlock',
    ]);
  });
});

describe('the known networks', () => {
  it.each([
    { name: 'mainnet', deployment: mainnet, chainId: 1, locator: LOCATOR, fromBlock: 17_272_708 },
    {
      name: 'hoodi',
      deployment: hoodi,
      chainId: 560_048,
      locator: '0xe2EF9536DAAAEBFf5b1c130957AB3E80056b06D8',
      fromBlock: 6_372,
    },
  ])('$name is where Lido says it is', ({ deployment, chainId, locator, fromBlock }) => {
    expect(deployment).toMatchObject({ chainId, protocols: { lido: { locator, fromBlock } } });
    expect(parseDeployment(deployment)).toEqual({ ok: true, value: deployment });
  });

  const addresses = [...addressesIn(knownNetworks), MULTICALL3];

  it('list an address for each network', () => {
    expect(addresses.length).toBeGreaterThanOrEqual(2 * Object.keys(knownNetworks).length + 1);
  });

  it.each(addresses)('write %s with its EIP-55 checksum', (address) => {
    expect(getAddress(address)).toBe(address);
  });

  it('have explorers without a slash at the end', () => {
    for (const { explorer } of Object.values(knownNetworks)) expect(explorer).toMatch(/^https:\/\/[^/]+$/);
  });

  it('do not share the local chain’s id', () => {
    expect(Object.values(knownNetworks).map(({ deployment }) => deployment.chainId)).not.toContain(DEVNET_CHAIN_ID);
  });
});
