import { describe, expect, it } from 'vitest';

import { decodeJson } from '@/lib/codec';
import { unixSeconds } from '@/lib/units/units';

import { liveAt } from '../live-state.fixture';
import { snapshotAnswer } from './snapshot-answer';

const state = liveAt(5n);
const etag = () => snapshotAnswer(state, null).headers.get('etag') ?? '';

describe('snapshotAnswer', () => {
  it('carries the picture and a tag', async () => {
    const answer = snapshotAnswer(state, null);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, no-cache');
    expect(decodeJson(await answer.text())).toEqual(state);
  });

  it('has the same tag while only the clock moves, and another for another block or health', () => {
    const later = { ...state, now: unixSeconds(state.now + 3n) };
    expect(snapshotAnswer(later, null).headers.get('etag')).toBe(etag());
    const stale = { ...state, status: 'stale', reason: 'the node cannot be reached' } as const;
    for (const other of [liveAt(6n), stale]) expect(snapshotAnswer(other, null).headers.get('etag')).not.toBe(etag());
  });

  it.each([
    { given: () => etag(), status: 304 },
    { given: () => `"other", ${etag()}`, status: 304 },
    { given: () => etag().replace('W/', ''), status: 304 },
    { given: () => '*', status: 304 },
    { given: () => '"other"', status: 200 },
    { given: () => '', status: 200 },
  ])('answers $status to If-None-Match', async ({ given, status }) => {
    const answer = snapshotAnswer(state, given());
    expect(answer.status).toBe(status);
    if (status === 304) expect(await answer.text()).toBe('');
  });

  it('is a problem while there has never been a picture', async () => {
    const answer = snapshotAnswer(
      { status: 'unavailable', reason: 'the node cannot be reached', now: state.now },
      null,
    );
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('the node cannot be reached') });
  });
});
