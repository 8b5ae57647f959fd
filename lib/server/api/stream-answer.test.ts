import { expect, it } from 'vitest';

import { blockAt, headerAt } from '../blocks.fixture';
import { ScriptedSource } from '../scripted-source.fixture';
import { SnapshotStore } from '../snapshot-store';
import { StreamHub } from '../stream-hub';
import { parseEventId, StreamFeed } from './stream-answer';

const hash = `0x${'ab'.repeat(32)}`;

it.each([
  ['at once', 1],
  ['although its picture is still fresh', 100],
])(
  'sends a block that the client saw elsewhere no second time when this process reads it only now, %s',
  async (_when, pollMs) => {
    const source = new ScriptedSource();
    const store = storeOf(source, pollMs);
    await store.current();
    source.head = headerAt(2n);
    const { number, hash: seen } = blockAt(2n);
    const abort = new AbortController();
    const answer = new StreamFeed(store, new StreamHub('b1')).answer(
      new Request('http://localhost/', { headers: { 'last-event-id': `${number}:${seen}` }, signal: abort.signal }),
    );
    const next = textUntil(answer, 'id: 3:');
    await expect.poll(() => store.peek()).toMatchObject({ snapshot: { block: { number: 2n } } });
    source.head = headerAt(3n);
    const ids = [...(await next).matchAll(/^id: (\d+):/gm)].map(([, id]) => id);
    expect(ids).toEqual(['3']);
    abort.abort();
    store.stop();
  },
);

it.each([
  ['has nothing to tell a client that begins with the newest block', `?seen=2:${headerAt(2n).block.hash}`, {}, []],
  ['tells a client that begins with an older block of the newest', `?seen=1:${headerAt(1n).block.hash}`, {}, ['2']],
  ['tells a client of the newest block that names none', '', {}, ['2']],
  ['takes a block that is none for having seen nothing', '?seen=2', {}, ['2']],
  [
    'goes by what a client that comes back saw last',
    `?seen=2:${headerAt(2n).block.hash}`,
    { 'last-event-id': `1:${headerAt(1n).block.hash}` },
    ['2'],
  ],
])('%s', async (_what, query, headers, ids) => {
  const source = new ScriptedSource();
  source.head = headerAt(1n);
  const store = storeOf(source);
  await store.current();
  source.head = headerAt(2n);
  await expect.poll(async () => store.current()).toMatchObject({ snapshot: { block: { number: 2n } } });
  const abort = new AbortController();
  const answer = new StreamFeed(store, new StreamHub('b1')).answer(
    new Request(`http://localhost/${query}`, { headers, signal: abort.signal }),
  );
  const text = await textUntil(answer, ids.length === 0 ? 'event: unchanged' : 'id: 2:');
  expect([...text.matchAll(/^id: (\d+):/gm)].map(([, id]) => id)).toEqual(ids);
  expect(text.includes('event: unchanged')).toBe(ids.length === 0);
  abort.abort();
  store.stop();
});

it('tells a client that has the newest block of trouble', async () => {
  const source = new ScriptedSource();
  source.head = headerAt(2n);
  const store = storeOf(source);
  await store.current();
  source.failure = new Error('no node answers');
  await expect.poll(async () => (await store.current()).status).toBe('stale');
  const abort = new AbortController();
  const answer = new StreamFeed(store, new StreamHub('b1')).answer(
    new Request(`http://localhost/?seen=2:${headerAt(2n).block.hash}`, { signal: abort.signal }),
  );
  expect(await textUntil(answer, '"status":"stale"')).not.toContain('unchanged');
  abort.abort();
  store.stop();
});

function storeOf(source: ScriptedSource, pollMs = 1): SnapshotStore {
  const timing = { pollMs, slotMs: null, patienceMs: 1_000, idleMs: 60_000, oldAfterMs: null, now: Date.now };
  return new SnapshotStore(source, timing);
}

/** What a stream says up to the first chunk with the words. */
async function textUntil({ body }: Response, words: string): Promise<string> {
  if (body === null) throw new Error('no body');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(words)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`ended after: ${text}`);
    text += value;
  }
  return text;
}

it('reads the id of a block', () => {
  expect(parseEventId(`12:${hash}`)).toEqual({ number: 12n, hash });
});

it.each([
  null,
  '',
  '12',
  `:${hash}`,
  `-1:${hash}`,
  `12:${hash}00`,
  `12:${hash.toUpperCase()}`,
  `12:${hash}\n`,
  'x'.repeat(9_999),
])('takes %j for having seen nothing', (text) => {
  expect(parseEventId(text)).toBeNull();
});
