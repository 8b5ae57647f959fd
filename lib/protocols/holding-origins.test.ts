import { describe, expect, it } from 'vitest';

import { claimableOrigins, queuedOrigins } from './holding-origins';
import { eth, poolWith, requestOf } from './lido/lido.fixture';

const { contracts } = poolWith();

describe('queuedOrigins', () => {
  it('asks for the status of each request', () => {
    const { amount } = queuedOrigins(contracts, [requestOf(1n, null), requestOf(2n, null)]);
    expect(amount.args).toEqual(['[1,2]']);
    expect(amount.formula).toContain('2 requests');
  });

  it('of very many asks for their numbers', () => {
    const many = Array.from({ length: 21 }, (_, index) => requestOf(BigInt(index), null));
    const { amount } = queuedOrigins(contracts, many);
    expect(amount).toMatchObject({ call: 'getWithdrawalRequests(address)(uint256[])', args: [many[0]?.owner] });
  });
});

describe('claimableOrigins', () => {
  it('gives each request the hint that its claim takes, and says of how many the call speaks', () => {
    const ready = Array.from({ length: 21 }, (_, index) => requestOf(BigInt(index), { ether: eth(1n), hint: 7n }));
    const { amount } = claimableOrigins(contracts, ready);
    expect(amount.args.map((list) => list.split(',').length)).toEqual([20, 20]);
    expect(amount.formula).toContain('The call reads the first 20 of them.');
    expect(claimableOrigins(contracts, ready.slice(0, 2)).amount).toMatchObject({ args: ['[0,1]', '[7,7]'] });
  });
});
