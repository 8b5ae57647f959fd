import { pad, toEventSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import type { AccountLog } from '../ledger-source';
import { DecodeError } from '../read-plan';
import { vaultLedger } from './ledger-source';
import { AT_ONCE, BY_REQUEST, SHARE, VAULT } from './vault.fixture';

const ME = `0x${'aa'.repeat(20)}` as const;
const OTHER = `0x${'bb'.repeat(20)}` as const;
const ledger = vaultLedger(BY_REQUEST);
const answered = (result: unknown) => ({ status: 'success', result }) as const;

let block = 0n;
const log = (address: AccountLog['address'], eventName: string, args: AccountLog['args']): AccountLog => {
  block += 1n;
  return { address, eventName, args, blockNumber: block, logIndex: 2, transaction: '0x1' };
};
const asked = (requestId: bigint, shares: bigint, controller: string = ME) =>
  log(VAULT, 'RedeemRequest', { controller, owner: ME, requestId, sender: ME, shares });
const fulfilled = (epoch: bigint, shares: bigint, assets: bigint) =>
  log(VAULT, 'EpochFulfilled', { epoch, shares, assets });
const claimed = (shares: bigint, assets: bigint) =>
  log(VAULT, 'Withdraw', { sender: ME, receiver: OTHER, owner: ME, assets, shares });
const decode = (...logs: readonly AccountLog[]) =>
  ledger
    .decode(logs, ME, new Map())
    .map(({ kind, blockNumber, logIndex, transaction, ...rest }) => ({ kind, ...rest }));

describe('the ledger of a vault that lists requests', () => {
  it('looks for what is asked back for the account and what it claims, and for what everyone’s epochs are paid', () => {
    const who = pad(ME);
    const { queries } = ledger.logs(ME, 5n);
    expect(queries.map(({ topics }) => topics.indexOf(who))).toEqual([1, 2, 1, 3]);
    expect(queries.slice(2).map(({ addresses, topics }) => [addresses, topics[0]])).toEqual([
      [[VAULT], toEventSelector('RedeemRequest(address,address,uint256,address,uint256)')],
      [[VAULT], toEventSelector('Withdraw(address,address,address,uint256,uint256)')],
    ]);
    expect(ledger.sharedLogs?.(5n)).toMatchObject({
      key: `vault-${VAULT}:fulfilments`,
      queries: [{ addresses: [VAULT], topics: [toEventSelector('EpochFulfilled(uint256,uint256,uint256,uint256)')] }],
      fromBlock: 5n,
    });
    expect(ledger.sharedLogs?.(5n).personal).toBeUndefined();
  });

  it('keeps shares that wait apart from what is ready, by each request', () => {
    const first = ledger.state(ME).decode([answered(7n), answered(30n), answered([4n, 6n])]);
    if (first.done) throw new Error('one stage');
    expect(first.next.calls.map(({ functionName, args }) => [functionName, args?.[0]])).toEqual([
      ['pendingRedeemRequest', 4n],
      ['claimableRedeemAssets', 4n],
      ['pendingRedeemRequest', 6n],
      ['claimableRedeemAssets', 6n],
    ]);
    expect(first.next.decode([0n, 9n, 5n, 0n].map(answered))).toMatchObject({
      done: true,
      value: { wrapped: 7n, shares: 5n, queued: 9n },
    });
    expect(ledger.state(ME).decode([answered(7n), answered(30n), answered([])])).toMatchObject({
      done: true,
      value: { wrapped: 7n, shares: 0n, queued: 0n },
    });
  });

  it('follows a request until it is claimed, with the rest that rounding leaves to nobody', () => {
    expect(decode(asked(1n, 10n), fulfilled(1n, 40n, 45n), claimed(10n, 10n))).toEqual([
      { kind: 'shares-asked', shares: 10n },
      { kind: 'shares-ready', shares: 10n, assets: 11n },
      { kind: 'claimed', nominal: 11n, paid: 10n, shares: 10n },
    ]);
  });

  it('takes no part in what another may claim, nor in epochs it is not in', () => {
    expect(decode(asked(1n, 10n, OTHER), fulfilled(1n, 40n, 45n))).toEqual([]);
  });

  it('moves shares as before', () => {
    const moved = { from: ME, to: VAULT };
    expect(decode(log(SHARE, 'Transfer', { ...moved, value: 5n }))).toEqual([
      { kind: 'accruing-moved', ...moved, shares: 5n },
    ]);
  });

  it('refuses to go on from a claim that nothing leads to', () => {
    expect(() => decode(asked(1n, 10n), claimed(10n, 11n))).toThrow(DecodeError);
  });
});

describe('the ledger of another vault', () => {
  it('knows the shares alone, which leave it with a request', () => {
    for (const contracts of [AT_ONCE, { ...BY_REQUEST, listsRequests: false }]) {
      const other = vaultLedger(contracts);
      expect(other.sharedLogs).toBeUndefined();
      expect([other.keepsRequests, ledger.keepsRequests]).toEqual([false, true]);
      expect(other.logs(ME, 5n).queries).toHaveLength(2);
    }
  });
});
