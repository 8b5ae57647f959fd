import { describe, expect, it } from 'vitest';

import type { Holding } from '@/lib/protocols/holdings';
import { UNTOLD } from '@/lib/protocols/holdings.fixture';
import { wei } from '@/lib/units/units';

import { worthBridge } from './worth-bridge';

const holding = (pool: string, kind: Holding['kind'], amount: bigint): Holding => ({
  ...UNTOLD,
  ...{ pool, poolName: pool, protocol: pool === 'lido' ? 'lido' : 'erc4626', kind, amount },
  worth: { amount: wei(amount), estimated: false },
});
const pool = (id: string, keepsRequests: boolean) => ({ id, source: { keepsRequests } });
const request = (nominal: bigint, claimable: bigint | null) => ({
  nominal: wei(nominal),
  claimable: claimable === null ? null : wei(claimable),
});
/** Of each vault 10 in hand, 4 that wait and 3 that are ready; of Lido 20 and a request of 5 that pays 4. */
const held = [
  ...['vault-a', 'vault-b'].flatMap((id) => [
    holding(id, 'token', 10n),
    holding(id, 'queued', 4n),
    holding(id, 'claimable', 3n),
  ]),
  ...[holding('lido', 'token', 20n), holding('lido', 'claimable', 4n)],
];

describe('worthBridge', () => {
  it('counts what was asked back of a vault once: in its ledger, or else beside it', () => {
    const pools = [pool('vault-a', true), pool('vault-b', false), pool('lido', true)];
    const closing = wei(17n + 10n + 25n);
    expect(worthBridge(pools, held, [request(5n, 4n), request(9n, null)], closing)).toMatchObject({
      vaultRequests: 7n,
      claims: -1n,
      rest: 0n,
      worth: 58n,
    });
  });

  it('says where both parts come from, and takes no holding for them that is in a ledger', () => {
    const pools = [pool('vault-a', true), pool('vault-b', false), pool('lido', true)];
    const told = held.map((one) => ({ ...one, origins: { ...one.origins, worth: one.origins.amount } }));
    const { origins } = worthBridge(pools, told, [request(5n, 4n)], wei(52n));
    expect(origins.vaultRequests?.formula).toMatch(/vA asked for \(vault-b\) \+ vA ready to claim \(vault-b\)/);
    expect(origins.vaultRequests?.formula).not.toContain('vault-a');
    expect(origins.claims?.formula).toContain('(lido)');
  });

  it('leaves what is in no ledger at all unexplained, tokens and what a keeping ledger would hold alike', () => {
    const pools = [pool('vault-a', true), pool('lido', true)];
    expect(worthBridge(pools, held, [request(5n, 4n)], wei(17n + 25n))).toMatchObject({ vaultRequests: 7n, rest: 10n });
  });
});
