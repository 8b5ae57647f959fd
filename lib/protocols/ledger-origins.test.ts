import { toEventSelector, toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { lidoAbi } from '@/contracts-abi/lido';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import { vaultLedger } from './erc4626/ledger-source';
import { AT_ONCE, BY_REQUEST } from './erc4626/vault.fixture';
import { type AccountOrigins, eventOfLine } from './ledger-origins';
import { lidoLedger } from './lido/ledger-source';
import { CONTRACTS } from './lido/lido.fixture';
import { rocketPoolLedger } from './rocket-pool/ledger-source';
import { ROCKET } from './rocket-pool/rocket-pool.fixture';

const NOTHING = { shares: 0n, wrapped: 0n, queued: 0n };
const abi = [...asyncVaultAbi, ...lidoAbi, ...rocketTokenRethAbi, ...withdrawalQueueErc721Abi, ...wstEthAbi];
const events = new Set(abi.flatMap((item) => (item.type === 'event' ? [toEventSelector(item)] : [])));
const functions = new Set(abi.flatMap((item) => (item.type === 'function' ? [toFunctionSelector(item)] : [])));
/** "balanceOf(address)(uint256)" without what it answers. */
const asked = (call: string) => call.replace(/\)\(.*$/, ')');

describe('origins of ledgers', () => {
  const origins: Readonly<Record<string, AccountOrigins>> = {
    lido: lidoLedger(CONTRACTS).origins,
    'rocket pool': rocketPoolLedger(ROCKET).origins,
    'vault with requests': vaultLedger(BY_REQUEST).origins,
    'plain vault': vaultLedger(AT_ONCE).origins,
  };

  it.each(Object.entries(origins))(
    'of %s name events and functions that the contracts have',
    (_, { events: own, worth, balance }) => {
      const unknown = [
        ...Object.values(own).flatMap(({ call }) => (events.has(toEventSelector(call)) ? [] : [call])),
        ...[...Object.values(worth), balance].flatMap(({ call }) =>
          functions.has(toFunctionSelector(asked(call))) ? [] : [call],
        ),
      ];
      expect(unknown).toEqual([]);
    },
  );

  it('keep what waits in a vault only where its ledger does', () => {
    expect(Object.keys(origins['vault with requests']?.worth ?? {})).toEqual(['wrapped', 'shares', 'queued']);
    expect(Object.keys(origins['plain vault']?.worth ?? {})).toEqual(['wrapped']);
  });
});

describe('eventOfLine', () => {
  const line = { kind: 'transfer-in', moved: { ...NOTHING, shares: 1n }, transaction: '0xaa' } as const;

  it('tells shares from tokens by what moved', () => {
    expect(eventOfLine(line)).toBe('shares');
    expect(eventOfLine({ ...line, moved: { ...NOTHING, wrapped: -1n } })).toBe('wrapped');
  });

  it('tells what is given for a request from the request', () => {
    const request = { ...line, kind: 'withdrawal-request' } as const;
    expect(eventOfLine({ ...request, moved: { ...NOTHING, shares: -1n } })).toBe('shares');
    expect(eventOfLine({ ...request, moved: { ...NOTHING, wrapped: -1n } })).toBe('wrapped');
    expect(eventOfLine({ ...request, moved: { ...NOTHING, queued: 1n } })).toBe('asked');
    // A vault's request is of shares, which go on to earn.
    expect(eventOfLine({ ...request, moved: { ...NOTHING, shares: 1n } })).toBe('asked');
  });

  it('has none for what moved the rate after the last event', () => {
    expect(eventOfLine({ ...line, kind: 'between-reports', moved: NOTHING, transaction: null })).toBeNull();
    expect(eventOfLine({ ...line, kind: 'between-reports', moved: NOTHING })).toBe('reported');
  });
});
