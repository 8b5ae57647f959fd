import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import { fourth } from './fourth-adapter.fixture';
import { ALICE, BOB, eth, PARTS } from './lido/lido.fixture';
import type { ChainPrice, Intent } from './protocol';
import { readThrough } from './scripted-reads.fixture';

/** A protocol that is none of ours, in under a hundred lines: nothing but the interface carries it through. */
describe('a fourth adapter', () => {
  const staking = '0x4400000000000000000000000000000000000044';
  const token = '0x4500000000000000000000000000000000000045';
  const script = {
    token,
    paused: false,
    getEthBalance: eth(10n),
    balanceOf: eth(5n),
    allowance: eth(1n),
    ethToToken: (amount: bigint) => (amount * 9n) / 10n,
    tokenToEth: (amount: bigint) => (amount * 11n) / 10n,
  };
  const contracts = readThrough(fourth.contractReads(staking, PARTS), script).value;
  const pool = readThrough(fourth.poolReads(contracts), script).value;
  const position = readThrough(fourth.accountReads(contracts, ALICE, PARTS), script).value;
  const stake: Intent = { kind: 'stake', amount: wei(ONE_ETHER), receive: 'accruing' };
  const redeem: Intent = { kind: 'redeem', amount: shares(2n * ONE_ETHER) };
  const quote = (intent: Intent, changes: object = {}) => {
    const reads = fourth.priceReads(pool, intent);
    const price: ChainPrice | null = reads === null ? null : readThrough(reads, script).value;
    return fourth.quote({ pool, position, atBlock: 1n, feePerGas: null, price, ...changes }, intent);
  };

  it('is found and read', () => {
    expect(pool).toMatchObject({
      contracts: { staking, token },
      tokens: { accruing: { symbol: 'fETH' } },
      paused: false,
    });
    expect(position).toEqual({ account: ALICE, ether: eth(10n), accruing: eth(5n), allowance: eth(1n) });
  });

  it('quotes what its contract says for that amount', () => {
    const received = { asset: 'accruing', amount: (ONE_ETHER * 9n) / 10n };
    expect(quote(stake)).toMatchObject({ ok: true, value: { receive: received } });
    expect(quote(redeem)).toMatchObject({
      ok: true,
      value: { receive: { asset: 'ether', amount: (ONE_ETHER * 22n) / 10n } },
    });
  });

  it.each<{ intent: Intent; changes?: object; code: string }>([
    { intent: { kind: 'wrap', amount: wei(1n) }, code: 'not-offered' },
    { intent: stake, changes: { price: null }, code: 'not-priced' },
    { intent: stake, changes: { pool: { ...pool, paused: true } }, code: 'staking-paused' },
    { intent: { kind: 'redeem', amount: shares(6n * ONE_ETHER) }, code: 'balance-exceeded' },
  ])('refuses: $code', ({ intent, changes, code }) => {
    expect(quote(intent, changes)).toMatchObject({ ok: false, error: { code } });
  });

  it('plans one call, and an exact approval where it needs one', () => {
    expect(fourth.plan(pool, position, stake)).toMatchObject([{ kind: 'act', call: { value: ONE_ETHER } }]);
    expect(fourth.plan(pool, position, redeem)).toMatchObject([
      { kind: 'approve', approval: { amount: 2n * ONE_ETHER, spender: staking }, call: { address: token } },
      { kind: 'act', call: { address: staking, functionName: 'unstake', args: [2n * ONE_ETHER] } },
    ]);
  });

  it('says what happened', () => {
    const log = (staker: string) =>
      ({ address: staking, eventName: 'Staked', args: { staker, received: 7n } }) as const;
    expect(fourth.outcome(pool, ALICE, stake, [log(BOB), log(ALICE)]).received).toEqual({
      asset: 'accruing',
      amount: 7n,
    });
  });
});
