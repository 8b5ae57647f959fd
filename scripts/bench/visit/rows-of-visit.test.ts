import { expect, it } from 'vitest';

import type { Visit } from './measure-visit';
import { rowsOfVisit } from './rows-of-visit';

const GOOD: Visit = {
  ...{ scriptBytes: 165 * 1_024, nodeCalls: 0, thirdPartyCalls: 0, usableSeconds: 2, answeredSeconds: 3 },
  lighthouse: {
    marks: { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 },
    ...{ blockingMs: 100, shift: 0, firstPaintMs: 900, largestPaintMs: 950 },
  },
};
const broken = (visit: Visit) =>
  rowsOfVisit(visit, GOOD)
    .filter(({ kept }) => kept === 'no')
    .map(({ what }) => what);

it('keeps every budget at its very edge', () => {
  expect(broken(GOOD)).toEqual([]);
});

it('says beside each figure what the incumbent needs and what is allowed', () => {
  expect(rowsOfVisit(GOOD, GOOD)[0]).toEqual({
    what: 'JavaScript on the wire, stake',
    incumbent: '2404.8 KiB',
    ours: '165.0 KiB',
    budget: 'at most 165.0 KiB',
    kept: 'yes',
  });
});

const LIGHTHOUSE = GOOD.lighthouse ?? expect.fail();
const marked = (marks: Partial<typeof LIGHTHOUSE.marks>): Partial<Visit> => ({
  lighthouse: { ...LIGHTHOUSE, marks: { ...LIGHTHOUSE.marks, ...marks } },
});

it.each<[string, Partial<Visit>]>([
  ['JavaScript on the wire, stake', { scriptBytes: 165 * 1_024 + 1 }],
  ['amount field usable, slow 4G, CPU ÷ 4, stake', { usableSeconds: 2.01 }],
  ['JSON-RPC calls of the browser, stake', { nodeCalls: 1 }],
  ['requests to third parties, stake', { thirdPartyCalls: 1 }],
  ['Lighthouse, performance', marked({ performance: 98 })],
  ['total blocking time, stake', { lighthouse: { ...LIGHTHOUSE, blockingMs: 101 } }],
  ['layout shift, stake', { lighthouse: { ...LIGHTHOUSE, shift: 0.001 } }],
  // A figure that Lighthouse does not give is not one that is kept.
  ['total blocking time, stake', { lighthouse: { ...LIGHTHOUSE, blockingMs: Number.NaN } }],
])('%s is not kept beyond it', (what, worse) => {
  expect(broken({ ...GOOD, ...worse })).toEqual([what]);
});
