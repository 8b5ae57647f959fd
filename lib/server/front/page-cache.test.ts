import { expect, it, vi } from 'vitest';
import { unixSeconds } from '@/lib/units/units';
import { liveAt } from '../live-state.fixture';
import { inlineScriptSources } from './inline-scripts';
import { PageCache } from './page-cache';
import { pageVersion } from './page-version';

const renderer = () => vi.fn(async (): Promise<string | null> => 'page');

it('renders a page once for a version, whoever asks meanwhile, and anew for the next', async () => {
  const cache = new PageCache<string>();
  const render = renderer();
  await Promise.all(Array.from({ length: 50 }, () => cache.get('1', '/', render)));
  await cache.get('1', '/', render);
  expect(render).toHaveBeenCalledTimes(1);
  await cache.get('1', '/wrap', render);
  await cache.get('2', '/', render);
  expect(render).toHaveBeenCalledTimes(3);
  expect(cache.rendered).toBe(3);
});

it('keeps neither failures nor what cannot be shared', async () => {
  const cache = new PageCache<string>();
  const render = renderer().mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce(null);
  await expect(cache.get('1', '/', render)).rejects.toThrow('down');
  expect(await cache.get('1', '/', render)).toBeNull();
  expect(await cache.get('1', '/', render)).toBe('page');
});

it('keeps a bounded number of pages', async () => {
  const cache = new PageCache<string>();
  const render = renderer();
  for (let index = 0; index <= 200; index += 1) await cache.get('1', String(index), render);
  await cache.get('1', '0', render);
  expect(render).toHaveBeenCalledTimes(202);
});

it('a version changes with the block, its health and every ten seconds, and not before', () => {
  const state = { ...liveAt(5n), now: unixSeconds(1_000n) };
  const version = pageVersion(state);
  expect(pageVersion({ ...state, now: unixSeconds(1_009n) })).toBe(version);
  const others = [
    { ...state, now: unixSeconds(1_010n) },
    { ...liveAt(6n), now: state.now },
    { ...state, status: 'stale', reason: 'away' } as const,
    { ...state, status: 'stale', reason: 'busy' } as const,
  ];
  expect(new Set([version, ...others.map(pageVersion)]).size).toBe(5);
  expect(pageVersion({ status: 'unavailable', reason: 'away', now: state.now })).toBeNull();
});

it('finds the scripts that a page carries, by what is in them', () => {
  const html = `<script src="/a.js" nonce="n"></script><script nonce="n">one()</script><SCRIPT>two()</SCRIPT>
    <script async="" src="/b.js"></script><script nonce="n">one()</script>`;
  // printf 'one()' | openssl dgst -sha256 -binary | base64
  expect(inlineScriptSources(html)).toEqual([
    "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='",
    "'sha256-iMrPAWirDC2X0OhZzLsM2MRIWSmepJGI4r7D8ZlwBOw='",
  ]);
});
