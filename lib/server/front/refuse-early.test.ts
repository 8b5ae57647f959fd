import { expect, it } from 'vitest';

import { refusalOf } from './refuse-early';

it.each([
  { method: 'GET', url: '/', status: null },
  { method: 'POST', url: '/', status: null },
  { method: 'GET', url: '/api/v1/snapshot?x=%zz', status: null },
  { method: 'HEAD', url: '/api/v1/snapshot', status: null },
  { method: 'POST', url: '/api/rpc', status: null },
  { method: 'PUT', url: '/api/v1/snapshot', status: 405 },
  { method: 'GET', url: '/api/rpc', status: 405 },
  { method: 'DELETE', url: '/api/v1/accounts/0x1', status: 405 },
  { method: 'GET', url: '/api/v1/accounts/%E0%A4%A', status: 400 },
  { method: 'GET', url: '/%', status: 400 },
  { method: 'GET', url: 'http://elsewhere/', status: 400 },
  { method: 'GET', url: undefined, status: 400 },
  { method: 'GET', url: `/${'a'.repeat(5_000)}`, status: 414 },
])('$method $url is answered early: $status', ({ method, url, status }) => {
  expect(refusalOf(method, url, {})?.status ?? null).toBe(status);
});

it.each([
  { header: encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, 'refetch'])), status: null },
  { header: undefined, status: null },
  { header: '%', status: 400 },
  { header: 'null', status: 400 },
  { header: encodeURIComponent(JSON.stringify(['', { children: 5 }])), status: 400 },
])('router state $header: $status', ({ header, status }) => {
  const headers = header === undefined ? {} : { 'next-router-state-tree': header };
  expect(refusalOf('GET', '/', headers)?.status ?? null).toBe(status);
});
