import { describe, expect, it } from 'vitest';

import { lookAlike } from './look-alike';

const KNOWN = '0xAbC4567890123456789012345678901234567dEf';
const ALIKE = '0xabc1111111111111111111111111111111111DEF';

describe('an address that looks like one used before', () => {
  it('has its ends, whatever the case', () => expect(lookAlike(ALIKE, [KNOWN])).toBe(KNOWN));

  it('is not that one itself, also when others are alike', () => {
    expect(lookAlike(KNOWN.toLowerCase() as `0x${string}`, [ALIKE, KNOWN])).toBeNull();
  });

  it.each([
    ['0xabc1111111111111111111111111111111111dee', 'its last digit'],
    ['0xabd1111111111111111111111111111111111def', 'its third digit'],
  ] as const)('is not %s, which differs in %s', (address, _where) => expect(lookAlike(address, [KNOWN])).toBeNull());

  it('is none where none is known', () => expect(lookAlike(ALIKE, [])).toBeNull());
});
