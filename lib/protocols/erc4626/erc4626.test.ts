import { toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { shares, wei } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { ALICE, BOB, eth } from '../lido/lido.fixture';
import { protocolOf } from '../registry';
import { erc4626 } from './erc4626';
import { AT_ONCE, BY_REQUEST, SHARE, VAULT, vaultPosition, vaultWith, WETH } from './vault.fixture';

const stake = { kind: 'stake', amount: eth(12n), receive: 'accruing' } as const;
const request = { kind: 'request', token: 'accruing', amount: shares(5n) } as const;
const claim = { kind: 'claim', ids: [1n] } as const;
const pool = vaultWith();
const plain = vaultWith({ contracts: AT_ONCE });

describe('plan', () => {
  it('wraps exactly what is missing, allows exactly the deposit, and deposits', () => {
    expect(erc4626.plan(pool, vaultPosition(), stake)).toMatchObject([
      { kind: 'wrap', approval: null, call: { address: WETH, functionName: 'deposit', value: eth(2n) } },
      {
        kind: 'approve',
        approval: { asset: 'underlying', amount: eth(12n), spender: VAULT },
        call: { address: WETH, functionName: 'approve', args: [VAULT, eth(12n)], value: 0n },
      },
      { kind: 'act', call: { address: VAULT, functionName: 'deposit', args: [eth(12n), ALICE], value: 0n } },
    ]);
  });

  it('leaves out what is not needed', () => {
    const position = vaultPosition({ underlying: eth(12n), allowance: eth(12n) });
    expect(erc4626.plan(pool, position, stake).map(({ kind }) => kind)).toEqual(['act']);
    expect(erc4626.plan(plain, vaultPosition(), stake).map(({ kind }) => kind)).toEqual(['approve', 'act']);
  });

  it('asks for its own shares, for itself', () => {
    expect(erc4626.plan(pool, vaultPosition(), request)).toMatchObject([
      { kind: 'act', approval: null, call: { functionName: 'requestRedeem', args: [5n, ALICE, ALICE] } },
    ]);
  });

  it('redeems at once where the vault pays at once', () => {
    expect(erc4626.plan(plain, vaultPosition(), { kind: 'redeem', amount: shares(5n) })).toMatchObject([
      { call: { functionName: 'redeem', args: [5n, ALICE, ALICE] } },
    ]);
  });

  it('claims the shares of the chosen requests, and nothing that is not ready', () => {
    const ready = { id: 1n, pending: shares(0n), claimable: { shares: shares(4n), assets: wei(6n) } };
    expect(erc4626.plan(pool, vaultPosition({ requests: [ready] }), claim)).toMatchObject([
      { call: { functionName: 'redeem', args: [4n, ALICE, ALICE] } },
    ]);
    const forBob = erc4626.plan(pool, vaultPosition({ requests: [ready] }), { ...claim, to: BOB });
    expect(forBob).toMatchObject([{ call: { functionName: 'redeem', args: [4n, BOB, ALICE] } }]);
    expect(() => erc4626.plan(pool, vaultPosition(), claim)).toThrow('not-owner');
  });

  it('is never asked for what was refused', () => {
    expect(() => erc4626.plan(plain, vaultPosition(), request)).toThrow('does not offer');
  });
});

describe('outcome', () => {
  const log = (eventName: string, args: Record<string, unknown>, address: DecodedLog['address'] = VAULT) => ({
    address,
    eventName,
    args,
  });
  const deposited = log('Deposit', { sender: ALICE, owner: ALICE, assets: 9n, shares: 8n });
  const withdrawn = log('Withdraw', { sender: ALICE, receiver: ALICE, owner: ALICE, assets: 9n, shares: 8n });

  it('is the shares of a deposit, not those of somebody else or of another contract', () => {
    const logs = [log('Deposit', { owner: BOB, shares: 1n }), { ...deposited, address: WETH }, deposited] as const;
    expect(erc4626.outcome(pool, ALICE, stake, logs).received).toEqual({ asset: 'accruing', amount: 8n });
  });

  it('is what redeeming at once paid', () => {
    const redeem = { kind: 'redeem', amount: shares(8n) } as const;
    expect(erc4626.outcome(plain, ALICE, redeem, [withdrawn]).received).toEqual({ asset: 'underlying', amount: 9n });
  });

  it('is the number of a request', () => {
    const requested = log('RedeemRequest', { controller: ALICE, owner: ALICE, requestId: 3n, shares: 5n });
    expect(erc4626.outcome(pool, ALICE, request, [requested])).toEqual({
      received: null,
      requestIds: [3n],
      claimedIds: [],
    });
  });

  it('is what a claim paid, and the requests that were chosen', () => {
    expect(erc4626.outcome(pool, ALICE, claim, [withdrawn])).toEqual({
      received: { asset: 'underlying', amount: 9n },
      requestIds: [],
      claimedIds: [1n],
    });
  });

  it('of a claim for somebody else is what reached them', () => {
    const forBob = { ...claim, to: BOB };
    expect(
      erc4626.outcome(pool, ALICE, forBob, [{ ...withdrawn, args: { ...withdrawn.args, receiver: BOB } }]),
    ).toEqual({
      received: { asset: 'underlying', amount: 9n },
      requestIds: [],
      claimedIds: [1n],
    });
    expect(() => erc4626.outcome(pool, ALICE, forBob, [withdrawn])).toThrow('no Withdraw');
  });

  it('is not guessed when the event is not there', () => {
    expect(() => erc4626.outcome(pool, ALICE, stake, [withdrawn])).toThrow('no Deposit');
  });
});

describe('events', () => {
  const reported = (totalAssets: bigint, totalShares: bigint) => ({
    address: VAULT as DecodedLog['address'],
    eventName: 'Reported',
    args: { gain: 1n, loss: 0n, totalAssets, totalShares, timestamp: 1_000n },
    blockNumber: 7n,
  });

  it('of a keeper say what the rate became', () => {
    const [filter] = erc4626.reports(BY_REQUEST);
    expect(filter?.decode(reported(109n, 99n))).toEqual({
      blockNumber: 7n,
      timestamp: 1_000n,
      after: { totalPooledEther: 110n, totalShares: 100n },
      before: null,
    });
  });

  it('bring both sides to the same decimals', () => {
    const [filter] = erc4626.reports(AT_ONCE);
    expect(filter?.decode(reported(109n, 99n)).after).toEqual({
      totalPooledEther: 110n * 10n ** 18n,
      totalShares: 100n,
    });
  });

  it('name the requests of an account where the vault does not list them', () => {
    const filter = erc4626.requestFilter?.({ ...BY_REQUEST, listsRequests: false }, ALICE);
    expect(filter).toMatchObject({ address: VAULT, event: { name: 'RedeemRequest' }, args: { controller: ALICE } });
    expect(filter?.idOf({ address: VAULT, eventName: 'RedeemRequest', args: { requestId: 4n } })).toBe(4n);
    expect(erc4626.requestFilter?.(BY_REQUEST, ALICE)).toBeNull();
    expect(erc4626.requestFilter?.(AT_ONCE, ALICE)).toBeNull();
  });
});

describe('provenance', () => {
  const functions = asyncVaultAbi.flatMap((item) => (item.type === 'function' ? [toFunctionSelector(item)] : []));

  it.each(Object.entries(erc4626.provenance(BY_REQUEST)))('%s is complete', (_figure, source) => {
    if (source === undefined) throw new Error('an entry has a source');
    expect(source.title).not.toBe('');
    expect(source.formula).not.toBe('');
    expect([VAULT, SHARE]).toContain(source.contract);
    if (source.contract === VAULT && source.kind === 'call')
      expect(functions).toContain(toFunctionSelector(source.call.replace(/\)\(.*/, ')')));
  });
});

describe('errorAbi', () => {
  it('knows the errors of this vault, of its share, and of the usual ones, each once', () => {
    const names = erc4626.errorAbi.flatMap((item) => (item.type === 'error' ? [item.name] : []));
    expect(names).toEqual(
      expect.arrayContaining(['ExceededMaxDeposit', 'ERC20InsufficientBalance', 'ERC4626ExceededMaxRedeem']),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

it('is in the registry', () => expect(protocolOf('erc4626')).toBe(erc4626));
