import { describe, expect, it } from 'vitest';

import { permit2Code } from './permit2';

describe('permit2Code', () => {
  it('carries the domain that wallets sign for at its usual address, and differs in nothing else', () => {
    const code = permit2Code(31_337);
    // keccak256 of the encoded domain: name "Permit2", chain 31337, the usual address.
    expect(code).toContain('4d553c58ae79a6c4ba64f0e690a5d1cd2deff8c6b91cf38300e0f2b76f9ee346');
    expect(code).not.toContain('d5a17abc3865df5c1400c0299bd4ce2eefc8114aec5f9d3dded1745783e57b98');
    expect((code.length - 2) / 2).toBe(9_152);
  });
});
