import { expect, it } from 'vitest';

import { type Answer, complaintOf } from './judge-answer';

const WELL: Answer = {
  ...{ path: '/', status: 200, saysWhen: false, behindSeconds: 10, inTrouble: false, isAway: false },
};
const REFUSED = { path: '/api/v1/queue', status: 503, saysWhen: true, behindSeconds: null };

it.each<[string, Partial<Answer>, string | null]>([
  ['a page ten seconds behind', {}, null],
  ['a page further behind', { behindSeconds: 10.1 }, '/: 10.1 s behind'],
  ['the same while the node is away', { behindSeconds: 99, inTrouble: true }, null],
  ['a page that shows no block', { behindSeconds: null }, null],
  ['an API that knows nothing in trouble', { ...REFUSED, inTrouble: true }, null],
  ['the same in calm', REFUSED, '/api/v1/queue: 503 without a cause'],
  ['one that does not say when to come back', { ...REFUSED, saysWhen: false, inTrouble: true }, '/api/v1/queue: 503'],
  ['a page that is not served, whatever the trouble', { status: 503, saysWhen: true, inTrouble: true }, '/: 503'],
  ['a server that breaks', { status: 500, inTrouble: true }, '/: 500'],
  ['a page that is gone', { status: 404 }, '/: 404'],
  ['no answer of a server that was killed', { status: 0, isAway: true }, null],
  ['no answer of another', { status: 0, inTrouble: true }, '/: no answer'],
])('%s', (_, answer, complaint) => {
  expect(complaintOf({ ...WELL, ...answer })).toBe(complaint);
});
