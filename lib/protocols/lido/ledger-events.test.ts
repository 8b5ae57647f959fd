import { describe, expect, it } from 'vitest';

import { wei } from '@/lib/units/units';
import type { AccountLog } from '../ledger-source';
import { DecodeError } from '../read-plan';
import { decodeAccountLogs, lidoAccountLogs, requestsToLookUp } from './ledger-events';
import { CONTRACTS } from './lido.fixture';

const ME = '0xAaAaaAAAaAaAAAAAaAaaAaaaAAaaaAaAAaaaaAaA';
const OTHER = `0x${'b0'.repeat(20)}` as const;
const NOBODY = `0x${'00'.repeat(20)}` as const;
const { token, wrapper, queue } = CONTRACTS;
const log = (address: AccountLog['address'], eventName: string, args: AccountLog['args']): AccountLog => {
  return { address, eventName, args, blockNumber: 5n, logIndex: 2, transaction: '0x1' };
};
const place = { blockNumber: 5n, logIndex: 2, transaction: '0x1' };
const decode = (...logs: readonly AccountLog[]) => decodeAccountLogs(logs, CONTRACTS, ME, new Map([[7n, wei(100n)]]));

describe('lidoAccountLogs', () => {
  it('looks for the account in every place where an event can name it, in lower case', () => {
    const { queries, key } = lidoAccountLogs(CONTRACTS, ME, 3n);
    const who = `0x${'0'.repeat(24)}${'aa'.repeat(20)}` as const;
    expect(key).toBe(`lido:account:0x${'aa'.repeat(20)}`);
    expect(queries.map(({ topics }) => topics.indexOf(who))).toEqual([1, 2, 3]);
    expect(queries[1]?.topics[0]).toContain('0x6ad26c5e238e7d002799f9a5db07e81ef14e37386ae03496d7a7ef04713e145b');
    expect(queries[2]?.topics[0]).toBe('0xf0cb471f23fb74ea44b8252eb1881a2dca546288d9f6e90d1a0e82fe0ed342ab');
  });
});

describe('decodeAccountLogs', () => {
  it('takes the exact shares and passes over the rounded transfer beside them', () => {
    expect(
      decode(
        log(token, 'Transfer', { from: ME, to: OTHER, value: 9n }),
        log(token, 'TransferShares', { from: ME, to: OTHER, sharesValue: 8n }),
      ),
    ).toEqual([{ kind: 'shares-moved', ...place, from: ME, to: OTHER, shares: 8n }]);
  });

  it('tells the three contracts’ events apart', () => {
    expect(
      decode(
        log(wrapper, 'Transfer', { from: NOBODY, to: ME, value: 3n }),
        log(token, 'SharesBurnt', { account: ME, sharesAmount: 2n }),
        log(queue, 'WithdrawalRequested', { owner: ME, requestId: 9n, amountOfStETH: 50n }),
        log(queue, 'WithdrawalClaimed', { owner: ME, requestId: 7n, amountOfETH: 99n }),
      ),
    ).toEqual([
      { kind: 'wrapped-moved', ...place, from: NOBODY, to: ME, shares: 3n },
      { kind: 'shares-burnt', ...place, shares: 2n },
      { kind: 'request-gained', ...place, nominal: 50n, made: true },
      { kind: 'claimed', ...place, nominal: 100n, paid: 99n },
    ]);
  });

  it('counts a request handed over once, and none that is created, claimed or handed to oneself', () => {
    const handed = (from: string, to: string) => log(queue, 'Transfer', { from, to, tokenId: 7n });
    expect(decode(handed(OTHER, ME.toLowerCase()))).toEqual([
      { kind: 'request-gained', ...place, nominal: 100n, made: false },
    ]);
    expect(decode(handed(ME, OTHER))).toEqual([{ kind: 'request-given', ...place, nominal: 100n }]);
    expect(decode(handed(NOBODY, ME), handed(ME, NOBODY), handed(ME, ME))).toEqual([]);
  });

  it('refuses to go on without an amount', () => {
    const unknown = log(queue, 'WithdrawalClaimed', { owner: ME, requestId: 8n, amountOfETH: 1n });
    expect(() => decode(unknown)).toThrow(DecodeError);
    expect(() => decode(log(token, 'TransferShares', { from: ME, to: OTHER }))).toThrow(DecodeError);
  });
});

describe('requestsToLookUp', () => {
  it('names what was claimed or changed hands, each once and in order', () => {
    const logs = [
      log(queue, 'WithdrawalClaimed', { owner: ME, requestId: 12n }),
      log(queue, 'Transfer', { from: OTHER, to: ME, tokenId: 3n }),
      log(queue, 'Transfer', { from: ME, to: OTHER, tokenId: 3n }),
      log(queue, 'Transfer', { from: NOBODY, to: ME, tokenId: 4n }),
      log(queue, 'WithdrawalRequested', { owner: ME, requestId: 4n }),
      log(wrapper, 'Transfer', { from: ME, to: OTHER, value: 5n }),
    ];
    expect(requestsToLookUp(logs, CONTRACTS)).toEqual([3n, 12n]);
  });
});
