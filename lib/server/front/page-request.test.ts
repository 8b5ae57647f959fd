import { describe, expect, it } from 'vitest';

import { keyText, pageKeyOf } from './page-request';

const HTML = { accept: 'text/html,application/xhtml+xml' };
const PART = { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D', accept: '*/*' };
const ACCOUNT = `0x${'ab'.repeat(20)}`;

describe('pageKeyOf', () => {
  it.each(['/', '/withdraw', '/withdraw/claim', '/position'])('shares %s', (url) => {
    expect(pageKeyOf('GET', url, HTML)).toEqual({ url, headers: { accept: 'text/html' } });
    expect(pageKeyOf('HEAD', url, HTML)).not.toBeNull();
  });

  it('shares the parts that the router asks for, apart from each other', () => {
    const one = pageKeyOf('GET', '/wrap?_rsc=1a2b', PART);
    const other = pageKeyOf('GET', '/wrap?_rsc=1a2b', { ...PART, 'next-router-prefetch': '1' });
    expect(one?.headers).toMatchObject({ rsc: '1' });
    expect(one && other && keyText(one) !== keyText(other)).toBe(true);
  });

  it('keeps looks apart, and no other cookie', () => {
    const key = (cookie: string) => pageKeyOf('GET', '/', { ...HTML, cookie })?.headers.cookie;
    expect(key('millrace.theme=dark; other=1')).toBe('millrace.theme=dark');
    expect(key('millrace.theme=light')).toBe('millrace.theme=light');
    expect(key('millrace.theme=<script>')).toBeUndefined();
    expect(key('millrace.currency=eth; millrace.theme=dark')).toBe('millrace.theme=dark; millrace.currency=eth');
    expect(key('millrace.currency=usd')).toBeUndefined();
    expect(key('other=1')).toBeUndefined();
  });

  it.each([
    { why: 'a visitor whose account is known', headers: { ...HTML, cookie: `a=b; millrace.account=${ACCOUNT}` } },
    { why: 'one with a node of their own', headers: { ...HTML, cookie: 'millrace.node=http://127.0.0.1:8545' } },
    { why: 'one who proves who they are', headers: { ...HTML, authorization: 'Basic x' } },
    { why: 'one who posts', method: 'POST' },
    { why: 'an account’s page, of which there are too many', url: `/position/0x${'a'.repeat(40)}` },
    { why: 'one who wants no page', headers: { accept: 'application/json' } },
    { why: 'a query', url: '/?amount=1' },
    { why: 'a query that only looks like the router’s', url: '/?_rsc=1', headers: HTML },
    { why: 'a part without its query', headers: PART },
    { why: 'a route of the API', url: '/api/v1/health' },
    { why: 'a file', url: '/icon.svg' },
    { why: 'a file of the framework', url: '/_next/static/x' },
    { why: 'another server', url: `//evil.example/${'a'.repeat(300)}` },
    { why: 'a header of absurd length', url: '/?_rsc=1', headers: { ...PART, 'next-url': 'x'.repeat(3_000) } },
  ])('does not share with $why', ({ method = 'GET', url = '/', headers = HTML }) => {
    expect(pageKeyOf(method, url, headers)).toBeNull();
  });

  it('takes a broken account cookie for none', () => {
    expect(pageKeyOf('GET', '/', { ...HTML, cookie: 'millrace.account=0x12' })).not.toBeNull();
  });
});
