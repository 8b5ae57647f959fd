import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares } from '@/lib/units/units';

import { ALICE, eth } from '../lido/lido.fixture';
import { readThrough } from '../scripted-reads.fixture';
import { vaultAccountReads } from './account-reads';
import { vaultContractReads } from './contract-reads';
import { vaultReads } from './pool-reads';
import { vaultPriceReads } from './price-reads';
import {
  AT_ONCE,
  BY_REQUEST,
  PLAIN_SCRIPT,
  REQUEST_SCRIPT,
  supporting,
  VAULT,
  VAULT_PARTS,
  vaultPosition,
  vaultWith,
} from './vault.fixture';

const REVERT = new Error('reverted with 0x');
const find = (script: Parameters<typeof readThrough>[1]) => readThrough(vaultContractReads(VAULT, VAULT_PARTS), script);

describe('vaultContractReads', () => {
  it('finds a vault with requests and a share of its own', () => {
    const { value, stages } = find(REQUEST_SCRIPT);
    expect(value).toEqual(BY_REQUEST);
    expect(stages).toHaveLength(2);
  });

  it('takes a contract without ERC-165 for a plain vault, with the decimals its tokens have', () => {
    expect(find(PLAIN_SCRIPT).value).toEqual(AT_ONCE);
  });

  it.each([
    { why: 'says yes to everything', script: { supportsInterface: true } },
    { why: 'does not support ERC-165 itself', script: supporting('asyncRedeem', 'erc7575') },
  ])('believes nothing of a contract that $why', ({ script }) => {
    const { value } = find({ ...REQUEST_SCRIPT, ...script, [`${VAULT}.symbol`]: 'x' });
    expect(value).toMatchObject({ exit: 'at-once', listsRequests: false, share: { address: VAULT } });
  });

  it('knows deposits by request, and requests that nobody lists', () => {
    const script = { ...supporting('erc165', 'asyncRedeem', 'asyncDeposit', 'erc7575'), redeemRequestIds: REVERT };
    expect(find({ ...REQUEST_SCRIPT, ...script }).value).toEqual({
      ...BY_REQUEST,
      depositsByRequest: true,
      listsRequests: false,
    });
  });

  it('sees wrapped ether only where the chain has that very one', () => {
    const plan = vaultContractReads(VAULT, { ...VAULT_PARTS, weth: null });
    expect(readThrough(plan, REQUEST_SCRIPT).value.takesWrappedEther).toBe(false);
  });

  it.each([
    { why: 'no vault', script: { asset: REVERT }, says: 'reverted' },
    { why: 'a token without decimals', script: { decimals: REVERT }, says: 'reverted' },
    { why: 'more decimals than numbers hold', script: { decimals: 37 }, says: '37 decimals' },
  ])('fails for $why', ({ script, says }) => {
    expect(() => find({ ...REQUEST_SCRIPT, ...script })).toThrow(says);
  });
});

describe('vaultReads', () => {
  it('reads the whole pool in one stage, and asks what one whole share is worth', () => {
    const { value, stages } = readThrough(vaultReads(BY_REQUEST), REQUEST_SCRIPT);
    expect(value).toEqual(vaultWith());
    expect(stages).toHaveLength(1);
    expect(readThrough(vaultReads(AT_ONCE), PLAIN_SCRIPT).value.rate).toBe(1_100_000n);
  });

  it('knows no pause of a vault without such a switch, and no limit where there is none', () => {
    const { value } = readThrough(vaultReads(AT_ONCE), { ...PLAIN_SCRIPT, maxDeposit: 2n ** 256n - 1n });
    expect(value).toMatchObject({ paused: null, room: null });
  });

  it('asks for the room of nobody', () => {
    const [calls] = readThrough(vaultReads(BY_REQUEST), REQUEST_SCRIPT).stages;
    expect(calls?.find(({ functionName }) => functionName === 'maxDeposit')?.args).toEqual([zeroAddress]);
  });
});

describe('vaultAccountReads', () => {
  const read = (contracts = BY_REQUEST, script = REQUEST_SCRIPT, ids: readonly bigint[] = []) =>
    readThrough(vaultAccountReads(contracts, ALICE, VAULT_PARTS, { ids }), script);

  it('reads balances, allowance and limits in one stage where there are no requests', () => {
    const { value, stages } = read();
    expect(value).toEqual(vaultPosition());
    expect(stages).toHaveLength(1);
  });

  it('reads each request that the vault lists, oldest first, in a second stage', () => {
    const { value, stages } = read(BY_REQUEST, {
      ...REQUEST_SCRIPT,
      redeemRequestIds: [7n, 3n],
      pendingRedeemRequest: (id: bigint) => (id === 7n ? 5n : 0n),
      claimableRedeemRequest: (id: bigint) => (id === 3n ? 4n : 0n),
      claimableRedeemAssets: (id: bigint) => (id === 3n ? 6n : 0n),
    });
    expect(value.requests).toEqual([
      { id: 3n, pending: 0n, claimable: { shares: 4n, assets: 6n } },
      { id: 7n, pending: 5n, claimable: null },
    ]);
    expect(stages).toHaveLength(2);
  });

  it('tells requests that nobody lists in one sum under 0', () => {
    const { value, stages } = read(
      { ...BY_REQUEST, listsRequests: false },
      { ...REQUEST_SCRIPT, pendingRedeemRequest: 5n, claimableRedeemRequest: 2n, maxRedeem: 2n, maxWithdraw: 3n },
    );
    expect(value).toMatchObject({
      requests: [{ id: 0n, pending: 5n, claimable: { shares: 2n, assets: null } }],
      exit: { shares: 2n, assets: 3n },
    });
    expect(stages).toHaveLength(1);
  });

  it('asks for the ids it is told, besides the sum', () => {
    const pendingRedeemRequest = (id: bigint) => (id === 9n ? 5n : 0n);
    const { value } = read({ ...BY_REQUEST, listsRequests: false }, { ...REQUEST_SCRIPT, pendingRedeemRequest }, [
      9n,
      9n,
    ]);
    expect(value.requests).toEqual([{ id: 9n, pending: 5n, claimable: null }]);
  });

  it('asks a plain vault for no requests, and takes the largest number for no limit', () => {
    const { value } = read(AT_ONCE, PLAIN_SCRIPT);
    expect(value).toMatchObject({
      underlying: 10_000_000n,
      accruing: 50n * 10n ** 24n,
      allowance: 3_000_000n,
      mostDeposit: null,
      exit: { shares: 20n * 10n ** 24n, assets: 22_000_000n },
      requests: [],
    });
  });

  it('knows no limit where the vault’s own function fails', () => {
    const { value } = read(AT_ONCE, { ...PLAIN_SCRIPT, maxDeposit: REVERT, maxWithdraw: REVERT });
    expect(value).toMatchObject({ mostDeposit: null, exit: null });
  });
});

describe('vaultPriceReads', () => {
  const amount = shares(3n * ONE_ETHER);
  const stake = { kind: 'stake', amount: eth(3n), receive: 'accruing' } as const;
  const request = { kind: 'request', token: 'accruing', amount } as const;

  it.each([
    { contracts: BY_REQUEST, intent: stake, asks: 'previewDeposit' },
    { contracts: AT_ONCE, intent: { kind: 'redeem', amount } as const, asks: 'previewRedeem' },
    // Its preview must revert, by the standard.
    { contracts: BY_REQUEST, intent: request, asks: 'convertToAssets' },
  ])('asks $asks for the amount of a $intent.kind', ({ contracts, intent, asks }) => {
    const plan = vaultPriceReads(vaultWith({ contracts }), intent);
    if (plan === null) throw new Error('a price is asked for');
    expect(plan.calls).toMatchObject([{ address: VAULT, functionName: asks, args: [3n * ONE_ETHER] }]);
    expect(readThrough(plan, { [asks]: 5n }).value).toEqual({ amount, receive: { ok: true, value: 5n } });
  });

  it('hands on why there is no price', () => {
    const plan = vaultPriceReads(vaultWith(), stake);
    if (plan === null) throw new Error('a price is asked for');
    expect(readThrough(plan, { previewDeposit: REVERT }).value.receive).toEqual({ ok: false, error: REVERT.message });
  });

  it.each([
    {
      why: 'a claim, whose amount the position has',
      contracts: BY_REQUEST,
      intent: { kind: 'claim', ids: [1n] } as const,
    },
    { why: 'what is not offered', contracts: BY_REQUEST, intent: { kind: 'redeem', amount } as const },
    { why: 'a deposit by request', contracts: { ...BY_REQUEST, depositsByRequest: true }, intent: stake },
  ])('asks nothing for $why', ({ contracts, intent }) => {
    expect(vaultPriceReads(vaultWith({ contracts }), intent)).toBeNull();
  });
});
