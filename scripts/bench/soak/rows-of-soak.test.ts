import { expect, it } from 'vitest';

import { rowsOfSoak, type SoakFindings } from './rows-of-soak';

const memory = (...rssMiB: number[]) => rssMiB.map((each) => ({ rssMiB: each, heapMiB: 50 }));
const GOOD: SoakFindings = {
  ...{ requests: 900, honest: 3, mostBehindSeconds: 10, complaints: [], unhandled: [] },
  backs: [{ kind: 'down', seconds: 3 }],
  memory: memory(150, 200, 240, 250),
};
const broken = (found: Partial<SoakFindings>) =>
  rowsOfSoak({ ...GOOD, ...found })
    .filter(({ kept }) => kept === 'no')
    .map(({ what }) => what);

it('keeps everything at its very edge', () => {
  expect(broken({})).toEqual([]);
});

it('tells of each kind of fault the longest way back', () => {
  const backs = [
    { kind: 'down', seconds: 3 },
    { kind: 'down', seconds: 7.25 },
  ] as const;
  expect(rowsOfSoak({ ...GOOD, backs })[2]).toEqual({
    ...{ what: 'down, 2 ×: all back after', found: '7.3 s', bound: '60 s', kept: 'yes' },
  });
});

it.each<[string, Partial<SoakFindings>]>([
  ['down, 1 ×: all back after', { backs: [{ kind: 'down', seconds: null }] }],
  ['behind the chain without a fault, at most', { mostBehindSeconds: 10.1 }],
  ['answers and streams that should not be', { complaints: ['/: 500'] }],
  ['lines of the log that nobody handled', { unhandled: ['TypeError'] }],
  ['memory, second quarter → last', { memory: memory(150, 200, 240, 251) }],
  // Too short a run to tell is not one without growth.
  ['memory, second quarter → last', { memory: memory(150) }],
])('%s is not kept beyond it', (what, found) => {
  expect(broken(found)).toEqual([what]);
});
