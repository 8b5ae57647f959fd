import { encodeEventTopics, erc20Abi } from 'viem';
import { describe, expect, it } from 'vitest';

import { vaultLedger } from './erc4626/ledger-source';
import { vaultWith } from './erc4626/vault.fixture';
import { DecodeError } from './read-plan';
import { rocketPoolLedger } from './rocket-pool/ledger-source';
import { ROCKET } from './rocket-pool/rocket-pool.fixture';

const ME = `0x${'aa'.repeat(20)}` as const;
const OTHER = `0x${'bb'.repeat(20)}` as const;

const rocketPool = ROCKET;
const rethLedger = rocketPoolLedger(rocketPool);

const answered = (result: unknown) => ({ status: 'success', result }) as const;
const reverted = { status: 'failure', error: new Error('reverted') } as const;

describe('rocketPoolLedger', () => {
  it('looks for transfers from and to the account, of the token only', () => {
    const { queries, personal } = rethLedger.logs(ME, 5n);
    expect(queries).toEqual([
      {
        addresses: [rocketPool.token],
        topics: encodeEventTopics({ abi: erc20Abi, eventName: 'Transfer', args: { from: ME } }),
      },
      {
        addresses: [rocketPool.token],
        topics: encodeEventTopics({ abi: erc20Abi, eventName: 'Transfer', args: { to: ME } }),
      },
    ]);
    expect(personal).toBe(true);
  });

  it('takes the balance and the rate of the last report, one to one before the first', () => {
    const state = rethLedger.state(ME);
    expect(state.decode([answered(7n), answered(30n), answered(20n)])).toMatchObject({
      done: true,
      value: { shares: 0n, wrapped: 7n, queued: 0n, rate: { totalPooledEther: 30n, totalShares: 20n } },
    });
    expect(state.decode([answered(7n), answered(0n), answered(0n)])).toMatchObject({
      value: { rate: { totalPooledEther: 10n ** 18n, totalShares: 10n ** 18n } },
    });
  });

  it('is nothing where the pool is not there yet', () => {
    expect(rethLedger.state(ME).decode([reverted, reverted, reverted])).toEqual({ done: true, value: null });
  });

  it('reads transfers, and refuses what is none', () => {
    const place = { blockNumber: 3n, logIndex: 1, transaction: '0x1' };
    const log = { address: rocketPool.token, eventName: 'Transfer', ...place };
    const args = { from: OTHER, to: ME, value: 5n };
    expect(rethLedger.decode([{ ...log, args }], ME, new Map())).toEqual([
      { kind: 'accruing-moved', ...place, from: OTHER, to: ME, shares: 5n },
    ]);
    expect(() => rethLedger.decode([{ ...log, args: { value: 5n } }], ME, new Map())).toThrow(DecodeError);
  });
});

describe('vaultLedger', () => {
  it('asks the vault for a large amount, so that its rounding does not show', () => {
    const { contracts } = vaultWith();
    const ledger = vaultLedger(contracts);
    const [, worth] = ledger.state(ME).calls;
    expect(worth).toMatchObject({ address: contracts.vault, functionName: 'convertToAssets', args: [10n ** 38n] });
    expect(ledger.places(ME).withdrawalQueue).toBe(contracts.vault);
    expect(ledger.ownContracts).toContain(contracts.vault);
  });

  it('brings rates of reports to the smallest units of both tokens', () => {
    const { contracts } = vaultWith();
    const ledger = vaultLedger({ ...contracts, share: { ...contracts.share, decimals: 24 } });
    const rate = { totalPooledEther: 2n * 10n ** 24n, totalShares: 10n ** 24n } as never;
    expect(ledger.rateOfReport?.(rate)).toEqual({ totalPooledEther: 2n * 10n ** 18n, totalShares: 10n ** 24n });
  });
});
