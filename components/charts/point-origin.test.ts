import { describe, expect, it } from 'vitest';

import { pointSource } from './point-origin';

describe('pointSource', () => {
  it('puts in what differs from point to point, and leaves the braces of a program', () => {
    const origin = {
      title: 'Worth',
      formula: 'all until {moment} is {value}',
      contractName: 'Lido',
      contract: '0x00',
      command: `awk '$2<="{time}"{print $7}' {seconds}`,
      blockText: 'block 5',
    };
    expect(pointSource(origin, { at: 1_767_225_600, rateText: '1.5' })).toEqual({
      ...origin,
      formula: 'all until 2026-01-01 00:00:00 UTC is 1.5',
      command: `awk '$2<="2026-01-01T00:00:00Z"{print $7}' 1767225600`,
    });
  });
});
