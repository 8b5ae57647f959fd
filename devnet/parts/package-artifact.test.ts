import { describe, expect, it } from 'vitest';

import { linkCode, readPackageCode } from './package-artifact';

const LIBRARY = '0x00000000000000000000000000000000000000Ab';
const placeholder = `__$${'f'.repeat(34)}$__`;
const references = { 'contracts/Lib.sol': { Lib: [{ start: 1 }, { start: 22 }] } };

describe('linkCode', () => {
  it('writes the address wherever the compiler left room, and nowhere else', () => {
    const linked = linkCode(`0x60${placeholder}61${placeholder}62`, references, { Lib: LIBRARY });
    const address = LIBRARY.slice(2).toLowerCase();
    expect(linked).toBe(`0x60${address}61${address}62`);
  });

  it('refuses to leave a place empty', () => {
    expect(() => linkCode('0x60', references, {})).toThrow('Lib');
  });
});

describe('readPackageCode', () => {
  it('finds what the packages ship', () => {
    expect(readPackageCode('canonical-weth/build/contracts/WETH9.json')).toMatch(/^0x60[0-9a-f]{7000,}$/);
  });
});
