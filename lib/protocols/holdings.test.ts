import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares, unixSeconds, wei } from '@/lib/units/units';

import { vaultPosition, vaultWith } from './erc4626/vault.fixture';
import { holdingsOf } from './holdings';
import { eth, poolWith, positionWith, requestOf } from './lido/lido.fixture';
import type { AccountPicture, LiveSnapshot } from './live-state';
import { rocketWith } from './rocket-pool/rocket-pool.fixture';

const block = { number: 5n, hash: `0x${'ab'.repeat(32)}`, timestamp: unixSeconds(9n), baseFeePerGas: null } as const;
const history = { status: 'loading' } as const;
const vault = vaultWith();
const snapshot: LiveSnapshot = {
  block,
  pool: poolWith(),
  history,
  others: [
    { status: 'ready', pool: rocketWith(), history },
    { status: 'ready', pool: vault, history },
  ],
  priorityFeePerGas: null,
};

function held(changes: Partial<AccountPicture>) {
  const account = { position: positionWith(), others: [], ...changes };
  return holdingsOf(snapshot, account, block);
}

describe('holdingsOf', () => {
  it('values the wrapped token at the rate, and sums up what waits and what is ready apart', () => {
    const position = positionWith({
      rebasing: eth(3n),
      wrapped: shares(2n * ONE_ETHER),
      requests: [requestOf(1n, null), requestOf(2n, { ether: eth(1n), hint: 1n })],
    });
    const { held: found } = held({ position });
    expect(found.map(({ kind, symbol, worth }) => [kind, symbol, worth?.amount])).toEqual([
      ['token', snapshot.pool.tokens.rebasing.symbol, eth(3n)],
      // 105,000 ETH over 100,000 shares.
      ['token', snapshot.pool.tokens.wrapped.symbol, (2n * ONE_ETHER * 105n) / 100n],
      ['queued', 'ETH', requestOf(1n, null).nominal],
      ['claimable', 'ETH', eth(1n)],
    ]);
  });

  it('values rETH at the oracle’s rate and vault shares as the vault does', () => {
    const others: AccountPicture['others'] = [
      {
        status: 'ready',
        id: 'rocket-pool',
        position: { account: block.hash, ether: wei(0n), accruing: shares(ONE_ETHER) } as never,
      },
      { status: 'ready', id: vault.id, position: vaultPosition({ accruing: shares(ONE_ETHER), requests: [] }) },
    ];
    const [, , reth, share] = held({ others }).held;
    expect(reth).toMatchObject({ symbol: 'rETH', worth: { amount: (ONE_ETHER * 112n) / 100n, estimated: false } });
    const { assets, shares: all } = vault.totals;
    expect(share?.worth?.amount).toBe((ONE_ETHER * (assets + 1n)) / (all + 1n));
  });

  it('says that a vault’s pending request is an estimate, and does not guess what a claim pays', () => {
    const requests = [
      { id: 1n, pending: shares(ONE_ETHER), claimable: null },
      { id: 2n, pending: shares(0n), claimable: { shares: shares(5n), assets: null } },
    ];
    const others: AccountPicture['others'] = [{ status: 'ready', id: vault.id, position: vaultPosition({ requests }) }];
    const found = held({ others }).held.filter(({ protocol }) => protocol === 'erc4626');
    expect(found.map(({ kind, amount, worth }) => [kind, amount, worth?.estimated])).toEqual([
      ['token', vaultPosition().accruing, false],
      ['queued', ONE_ETHER, true],
      ['claimable', 5n, undefined],
    ]);
  });

  it('names a pool that cannot be read', () => {
    const others: AccountPicture['others'] = [{ status: 'failed', id: 'rocket-pool', reason: 'no answer' }];
    expect(held({ others }).failed).toEqual([{ name: 'Rocket Pool', reason: 'no answer' }]);
  });
});
