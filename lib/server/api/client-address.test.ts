import { describe, expect, it } from 'vitest';

import { clientOf } from './client-address';

const socket = '10.0.0.9';

describe('clientOf', () => {
  it.each([
    { why: 'nobody stands in front', proxies: 0, forwardedFor: '1.1.1.1', client: socket },
    { why: 'one proxy wrote who it saw', proxies: 1, forwardedFor: '1.1.1.1', client: '1.1.1.1' },
    { why: 'the client wrote something before it', proxies: 1, forwardedFor: '6.6.6.6, 1.1.1.1', client: '1.1.1.1' },
    { why: 'two proxies wrote', proxies: 2, forwardedFor: '6.6.6.6, 1.1.1.1, 10.0.0.1', client: '1.1.1.1' },
    { why: 'fewer wrote than there should be', proxies: 2, forwardedFor: '1.1.1.1', client: '1.1.1.1' },
    { why: 'no proxy wrote anything', proxies: 1, forwardedFor: undefined, client: socket },
    { why: 'the header is empty', proxies: 1, forwardedFor: ' , ', client: socket },
    { why: 'the header is absurd', proxies: 1, forwardedFor: 'x'.repeat(500), client: socket },
  ])('when $why', ({ proxies, forwardedFor, client }) => {
    expect(clientOf({ socket, forwardedFor }, proxies)).toBe(client);
  });

  it.each([
    { address: '2001:db8:1:2:3:4:5:6', client: '2001:db8:1:2::/64' },
    { address: '2001:db8:1:2:ffff::1', client: '2001:db8:1:2::/64' },
    { address: '2001:db8::1', client: '2001:db8:0:0::/64' },
    { address: '::1', client: '0:0:0:0::/64' },
    { address: '::ffff:1.2.3.4', client: '1.2.3.4' },
    { address: undefined, client: 'unknown' },
  ])('counts $address as $client', ({ address, client }) => {
    expect(clientOf({ socket: address, forwardedFor: undefined }, 0)).toBe(client);
  });
});
