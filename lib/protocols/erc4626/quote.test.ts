import { describe, expect, it } from 'vitest';

import { err } from '@/lib/result';
import { ONE_ETHER, shares, type Wei, wei } from '@/lib/units/units';

import { eth } from '../lido/lido.fixture';
import type { Intent } from '../protocol';
import { MAX_VAULT_CLAIMS } from './claims';
import { maxStakeVault } from './max';
import type { VaultRequest } from './pool';
import { quoteVault } from './quote';
import { AT_ONCE, BY_REQUEST, priced, vaultContext, vaultPosition, vaultWith } from './vault.fixture';

const stake = (amount: bigint): Intent => ({ kind: 'stake', amount: wei(amount), receive: 'accruing' });
const request = (amount: bigint): Intent => ({ kind: 'request', token: 'accruing', amount: shares(amount) });
const redeem = (amount: bigint): Intent => ({ kind: 'redeem', amount: shares(amount) });
const claim = (...ids: bigint[]): Intent => ({ kind: 'claim', ids });
const ready = (id: bigint, amount: bigint): VaultRequest => ({
  id,
  pending: shares(0n),
  claimable: { shares: shares(amount), assets: wei(amount * 2n) },
});
const waiting: VaultRequest = { id: 9n, pending: shares(5n), claimable: null };
const GWEI = 10n ** 9n;
const plain = vaultWith({ contracts: AT_ONCE });
const untold = vaultWith({ contracts: { ...BY_REQUEST, listsRequests: false } });

describe('what a quote says', () => {
  it('is the vault’s own word for exactly this deposit', () => {
    const quoted = quoteVault(vaultContext({ price: priced(ONE_ETHER, 900n) }), stake(ONE_ETHER));
    expect(quoted).toMatchObject({
      ok: true,
      value: {
        give: { asset: 'underlying', amount: ONE_ETHER },
        receive: { asset: 'accruing', amount: 900n },
        requests: [],
      },
    });
  });

  it('is what a vault that pays at once pays', () => {
    const position = vaultPosition({ exit: { shares: shares(60n * ONE_ETHER), assets: eth(60n) } });
    const quoted = quoteVault(vaultContext({ pool: plain, position, price: priced(7n, 8n) }), redeem(7n));
    expect(quoted).toMatchObject({ ok: true, value: { receive: { asset: 'underlying', amount: 8n } } });
    expect(quoted.ok && quoted.value.estimated).toBeUndefined();
  });

  it('is an estimate for a request, and says so', () => {
    const quoted = quoteVault(vaultContext({ price: priced(7n, 8n) }), request(7n));
    expect(quoted).toMatchObject({ ok: true, value: { receive: null, requests: [8n], estimated: true } });
  });

  it('adds up what is claimed', () => {
    const position = vaultPosition({ requests: [ready(1n, 3n), ready(2n, 4n), waiting] });
    expect(quoteVault(vaultContext({ position }), claim(2n, 1n))).toMatchObject({
      ok: true,
      value: { give: null, receive: { asset: 'underlying', amount: 14n } },
    });
  });

  it('is the sum of all that can be claimed where requests cannot be told apart', () => {
    const all: VaultRequest = { id: 0n, pending: shares(5n), claimable: { shares: shares(2n), assets: null } };
    const position = vaultPosition({ requests: [all], exit: { shares: shares(2n), assets: wei(3n) } });
    expect(quoteVault(vaultContext({ pool: untold, position }), claim(0n))).toMatchObject({
      ok: true,
      value: { receive: { asset: 'underlying', amount: 3n } },
    });
  });

  it('counts gas for wrapping and the allowance only when they are needed', () => {
    const gas = (changes: Parameters<typeof vaultPosition>[0]) => {
      const position = vaultPosition(changes);
      const quoted = quoteVault(vaultContext({ position, price: priced(eth(10n), 1n) }), stake(eth(10n)));
      return quoted.ok ? quoted.value.gasUnits : 0n;
    };
    const least = gas({ underlying: eth(10n), allowance: eth(10n) });
    expect(gas({ underlying: eth(10n) })).toBe(least + 60_000n);
    expect(gas({ underlying: eth(9n) })).toBe(least + 60_000n + 46_000n);
  });
});

describe('refusals', () => {
  it.each([
    {
      why: 'a deposit for another token',
      intent: { ...stake(1n), receive: 'rebasing' } as Intent,
      code: 'not-offered',
    },
    { why: 'wrapping', intent: { kind: 'wrap', amount: wei(1n) } as Intent, code: 'not-offered' },
    { why: 'being paid at once by a vault with requests', intent: redeem(1n), code: 'not-offered' },
    { why: 'nothing', intent: stake(0n), code: 'amount-zero' },
    { why: 'a request of nothing', intent: request(0n), code: 'amount-zero' },
    { why: 'a deposit nobody has asked a price for', intent: stake(1n), code: 'not-priced' },
    { why: 'a claim of nothing', intent: claim(), code: 'nothing-selected' },
    { why: 'a claim of what is not there', intent: claim(4n), code: 'not-owner' },
  ])('$code for $why', ({ intent, code }) => {
    expect(quoteVault(vaultContext(), intent)).toMatchObject({ ok: false, error: { code } });
  });

  it.each([
    { why: 'requests of a vault that pays at once', intent: request(1n), refusal: { code: 'not-offered' } },
    { why: 'claims of a vault that pays at once', intent: claim(1n), refusal: { code: 'not-offered' } },
    {
      why: 'more than a vault has at hand',
      intent: redeem(3n),
      refusal: { code: 'collateral-short', available: 4n, most: 2n },
    },
    {
      why: 'more of a token than there is, however much ether',
      intent: stake(eth(11n)),
      refusal: { code: 'balance-exceeded', asset: 'underlying', balance: eth(10n) },
    },
  ])('$refusal.code for $why', ({ intent, refusal }) => {
    const position = vaultPosition({ exit: { shares: shares(2n), assets: wei(4n) }, accruing: shares(5n) });
    expect(quoteVault(vaultContext({ pool: plain, position }), intent)).toEqual({ ok: false, error: refusal });
  });

  it.each([
    {
      why: 'a price of another amount',
      change: { price: priced(2n, 2n) },
      intent: stake(1n),
      refusal: { code: 'not-priced', reason: null },
    },
    {
      why: 'an amount the vault gives no price for',
      change: { price: { amount: 1n, receive: err('why') } },
      intent: stake(1n),
      refusal: { code: 'not-priced', reason: 'why' },
    },
    {
      why: 'an amount that brings nothing',
      change: { price: priced(1n, 0n) },
      intent: stake(1n),
      refusal: { code: 'nothing-received' },
    },
    {
      why: 'more than this account may deposit',
      change: { position: vaultPosition({ mostDeposit: wei(5n) }) },
      intent: stake(6n),
      refusal: { code: 'vault-full', left: 5n },
    },
    {
      why: 'more than anybody may, before an account is known',
      change: { position: null, pool: vaultWith({ room: wei(5n) }) },
      intent: stake(6n),
      refusal: { code: 'vault-full', left: 5n },
    },
    {
      why: 'a deposit while paused',
      change: { position: vaultPosition({ mostDeposit: wei(0n) }), pool: vaultWith({ paused: true }) },
      intent: stake(6n),
      refusal: { code: 'staking-paused' },
    },
    {
      why: 'a request while paused',
      change: { pool: vaultWith({ paused: true }) },
      intent: request(6n),
      refusal: { code: 'queue-paused' },
    },
    {
      why: 'a deposit where deposits are requests',
      change: { pool: vaultWith({ contracts: { ...BY_REQUEST, depositsByRequest: true } }) },
      intent: stake(6n),
      refusal: { code: 'deposits-by-request' },
    },
    {
      why: 'more than token and ether together',
      change: { position: vaultPosition({ mostDeposit: null }) },
      intent: stake(eth(111n)),
      refusal: { code: 'balance-exceeded', asset: 'underlying', balance: eth(110n), withEther: true },
    },
    {
      why: 'more shares than there are',
      change: {},
      intent: request(51n * ONE_ETHER),
      refusal: { code: 'balance-exceeded', asset: 'accruing', balance: 50n * ONE_ETHER },
    },
    {
      why: 'ether that would be wrapped to the last wei',
      change: { price: priced(eth(110n), 1n) },
      intent: stake(eth(110n)),
      refusal: { code: 'gas-exceeds-balance', needed: eth(100n) + 281_000n * GWEI, balance: eth(100n) },
    },
    {
      why: 'what still waits',
      change: { position: vaultPosition({ requests: [waiting] }) },
      intent: claim(9n),
      refusal: { code: 'not-claimable', id: 9n },
    },
    {
      why: 'a younger request alone',
      change: { position: vaultPosition({ requests: [ready(1n, 3n), ready(2n, 4n)] }) },
      intent: claim(2n),
      refusal: { code: 'oldest-first', id: 1n },
    },
    {
      why: 'a part of what can only be claimed together',
      change: { pool: untold, position: vaultPosition({ requests: [ready(1n, 3n), ready(2n, 4n)] }) },
      intent: claim(1n),
      refusal: { code: 'oldest-first', id: 2n },
    },
    {
      why: 'more requests than one claim goes through',
      change: {},
      intent: claim(...Array.from({ length: MAX_VAULT_CLAIMS + 1 }, (_, index) => BigInt(index))),
      refusal: { code: 'too-many-claims', most: MAX_VAULT_CLAIMS },
    },
  ])('$refusal.code for $why', ({ change, intent, refusal }) => {
    expect(quoteVault(vaultContext(change), intent)).toEqual({ ok: false, error: refusal });
  });

  it('leave claims open while the vault is paused', () => {
    const position = vaultPosition({ requests: [ready(1n, 3n)] });
    const pool = vaultWith({ paused: true });
    expect(quoteVault(vaultContext({ pool, position }), claim(1n)).ok).toBe(true);
  });
});

describe('maxStakeVault', () => {
  it('is the token and the ether beside the gas, and can always be deposited', () => {
    const most = maxStakeVault(vaultContext()) as Wei;
    expect(most).toBe(eth(110n) - 527_000n * GWEI);
    const context = vaultContext({ price: priced(most, 1n) });
    expect(quoteVault(context, stake(most)).ok).toBe(true);
  });

  it('is no more than the vault takes', () => {
    expect(maxStakeVault(vaultContext({ position: vaultPosition({ mostDeposit: eth(3n) }) }))).toBe(eth(3n));
  });

  it('is the token alone where ether cannot become it', () => {
    expect(maxStakeVault(vaultContext({ pool: plain }))).toBe(eth(10n));
  });

  it('is unknown without an account, and without a price of gas', () => {
    expect(maxStakeVault(vaultContext({ position: null }))).toBeNull();
    expect(maxStakeVault(vaultContext({ feePerGas: null }))).toBeNull();
  });
});
