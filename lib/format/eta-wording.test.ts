import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { consensusWords } from './eta-wording';

describe('consensusWords', () => {
  it('says of when the beacon node’s word is', () =>
    expect(consensusWords({ status: 'read', at: unixSeconds(1_700_000_000n) })).toBe(
      'Validators that are leaving are counted as a beacon node knew of them on 14 Nov, 22:13 UTC.',
    ));

  it('says why there is none', () =>
    expect(consensusWords({ status: 'away', reason: 'the beacon node cannot be reached' })).toBe(
      'Validators that are leaving are not counted: the beacon node cannot be reached.',
    ));

  it('says nothing where there is no beacon node', () => expect(consensusWords({ status: 'off' })).toBeNull());
});
