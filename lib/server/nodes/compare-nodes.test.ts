import { describe, expect, it } from 'vitest';

import { contradictionText, judgeClaims } from './compare-nodes';

const node = (place: number) => ({ place, host: `n${place}` });
const claims = (...hashes: (string | null)[]) => hashes.map((hash, index) => ({ node: node(index + 1), hash }));

describe('judgeClaims', () => {
  it.each([
    { why: 'all agree', says: ['a', 'a', 'a'], wrong: [], disputed: [], behind: [] },
    { why: 'one contradicts two', says: ['a', 'b', 'a'], wrong: [2], disputed: [], behind: [] },
    { why: 'two disagree', says: ['a', 'b'], wrong: [], disputed: [1, 2], behind: [] },
    { why: 'all three disagree', says: ['a', 'b', 'c'], wrong: [], disputed: [1, 2, 3], behind: [] },
    { why: 'one lacks the block', says: ['a', null], wrong: [], disputed: [], behind: [2] },
    { why: 'one lacks it and one contradicts', says: ['a', null, 'a', 'b'], wrong: [4], disputed: [], behind: [2] },
    { why: 'nobody answers', says: [], wrong: [], disputed: [], behind: [] },
  ])('when $why', ({ says, wrong, disputed, behind }) => {
    const verdict = judgeClaims(claims(...says));
    expect(verdict.wrong.map(({ place }) => place)).toEqual(wrong);
    expect(verdict.disputed.map(({ place }) => place)).toEqual(disputed);
    expect(verdict.behind.map(({ place }) => place)).toEqual(behind);
  });
});

it('names who contradicts', () => {
  expect(contradictionText(12n, [node(1), node(3)])).toBe(
    'names another hash for block 12 than node 1 (n1) and node 3 (n3)',
  );
});
