import { pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { LogChain } from './log-chain.fixture';
import { decodeNodeLogs, MalformedLogsError } from './node-log';

const range = { from: 4n, to: 8n };
const answer = new LogChain(100n).answer('eth_getLogs', [{ fromBlock: '0x4', toBlock: '0x8' }]) as Record<
  string,
  unknown
>[];
const [good = {}] = answer;

describe('decodeNodeLogs', () => {
  it('takes logs of mined blocks, with or without a time', () => {
    expect(decodeNodeLogs(answer, range)).toMatchObject([
      { blockNumber: 4n, logIndex: 3, blockTimestamp: 1_700_000_048n },
      { blockNumber: 8n },
    ]);
    expect(decodeNodeLogs([{ ...good, blockTimestamp: undefined }], range)[0]?.blockTimestamp).toBeNull();
  });

  it.each([
    ['no list', {}],
    ['a log of a pending block', [{ ...good, blockNumber: null }]],
    ['a log that was taken back', [{ ...good, removed: true }]],
    ['a block that was not asked for', [{ ...good, blockNumber: '0x9' }]],
    ['five topics', [{ ...good, topics: Array.from({ length: 5 }, () => pad('0x1')) }]],
    ['half a byte', [{ ...good, data: '0x123' }]],
    ['a number that is none', [{ ...good, logIndex: '3' }]],
  ])('refuses %s', (_what, logs) => {
    expect(() => decodeNodeLogs(logs, range)).toThrow(MalformedLogsError);
  });
});
