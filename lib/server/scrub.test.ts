import { describe, expect, it } from 'vitest';

import { createLogger } from './logger';
import { scrubber } from './scrub';

const urls = [
  'https://mainnet.example/v3/0123456789abcdef',
  'wss://user:p%40ssword-long@node.example/ws?key=fedcba9876543210',
  'http://127.0.0.1:8545',
];

describe('scrubber', () => {
  const scrub = scrubber(urls);

  it.each([
    'https://mainnet.example/v3/0123456789abcdef',
    'fetch of mainnet.example/v3/0123456789abcdef failed',
    'the key 0123456789abcdef',
    'wss://user:p%40ssword-long@node.example/ws?key=fedcba9876543210',
    'key=fedcba9876543210',
    'the password p@ssword-long',
  ])('takes the secret out of "%s"', (text) => {
    const clean = scrub(text);
    expect(clean).toContain('[secret]');
    expect(clean).not.toMatch(/0123456789abcdef|fedcba9876543210|ssword-long/);
  });

  it('leaves hosts, addresses without a secret and ordinary words as they are', () => {
    const text = 'node 1 (mainnet.example) and http://127.0.0.1:8545 and ws and user';
    expect(scrub(text)).toBe(text);
  });
});

it('a log line carries no secret, however it came into it', () => {
  const lines: string[] = [];
  const log = createLogger('info', urls, (line) => lines.push(line));
  log.info({ err: new Error('0123456789abcdef'), deep: { url: urls[0] } }, urls[1]);
  log.debug('not this one');
  expect(lines).toHaveLength(1);
  expect(lines.join()).toContain('[secret]');
  expect(lines.join()).not.toMatch(/0123456789abcdef|fedcba9876543210/);
});
