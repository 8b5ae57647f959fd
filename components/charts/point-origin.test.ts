import { describe, expect, it } from 'vitest';

import { lossSource, pointSource } from './point-origin';

const ORIGIN = {
  title: 'Worth',
  formula: 'all until {moment} is {value}',
  contractName: 'Lido',
  contract: '0x00',
  command: `awk '$2<="{time}"{print $7}' {seconds}`,
  blockText: 'block 5',
};
const COMMAND = `awk '$2<="2026-01-01T00:00:00Z"{print $7}' 1767225600`;

describe('pointSource', () => {
  it('puts in what differs from point to point, and leaves the braces of a program', () => {
    expect(pointSource(ORIGIN, { at: 1_767_225_600, rateText: '1.5' })).toEqual({
      ...ORIGIN,
      formula: 'all until 2026-01-01 00:00:00 UTC is 1.5',
      command: COMMAND,
    });
  });
});

describe('lossSource', () => {
  it('names both rates, and calls the later one’s report by its time', () => {
    const point = { at: 1_767_225_600, rateText: '1.1', lossText: 'loss −0.5 %', lossFromText: '1.2' };
    expect(lossSource(ORIGIN, point)).toEqual({
      ...ORIGIN,
      title: 'Loss then',
      formula:
        '1.1 ÷ 1.2 − 1, the rate after the report of 2026-01-01 00:00:00 UTC against the rate after the one before: loss −0.5 %. Both stand in the events of their reports; the later has that time as 1767225600.',
      command: COMMAND,
    });
  });
});
