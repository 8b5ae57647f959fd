import fc from 'fast-check';
import { expect, it } from 'vitest';

import { unixSeconds, wei } from '@/lib/units/units';

import { ALICE, BOB, positionWith } from './lido/lido.fixture';
import type { AccountState } from './live-state';
import { packAccount, unpackAccount } from './packed-account';

const AMOUNT = fc.bigInt({ min: 0n, max: 2n ** 128n });

const requests = fc.array(
  fc.record({
    id: AMOUNT,
    owner: fc.constantFrom(ALICE, BOB),
    nominal: AMOUNT.map(wei),
    requestedAt: AMOUNT.map(unixSeconds),
    claimable: fc.option(fc.record({ ether: AMOUNT.map(wei), hint: AMOUNT })),
  }),
);

const block = { number: 1n, hash: `0x${'ab'.repeat(32)}`, timestamp: unixSeconds(2n), baseFeePerGas: null } as const;

it('brings any account to the browser as it was', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom('live', 'stale'), (those, status) => {
      const account: AccountState = { status, block, position: positionWith({ requests: those }), others: [] };
      expect(unpackAccount(structuredClone(packAccount(account)))).toEqual(account);
    }),
  );
});

it('names an owner only where it is another than the account', () => {
  const request = { id: 7n, owner: ALICE, nominal: wei(5n), requestedAt: unixSeconds(9n), claimable: null };
  const position = positionWith({ requests: [request, { ...request, id: 8n, owner: BOB }] });
  expect(packAccount({ status: 'live', block, position, others: [] }).requests).toBe(`7 5 9\n8 5 9 ${BOB}`);
});

it('leaves an account that cannot be read as it is', () => {
  const account = { status: 'unavailable', reason: 'no node answers' } as const;
  expect(unpackAccount(packAccount(account))).toEqual(account);
});

it.each(['7', '7 5', '7 5 9 1', '7 5 9 1 2 3', '7 five 9'])('refuses the line %j', (requests) => {
  const account: AccountState = { status: 'live', block, position: positionWith({}), others: [] };
  expect(() => unpackAccount({ account, requests })).toThrow(SyntaxError);
});
