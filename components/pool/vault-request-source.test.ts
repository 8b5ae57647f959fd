import { describe, expect, it } from 'vitest';
import { VAULT, vaultWith } from '@/lib/protocols/erc4626/vault.fixture';
import { ALICE, eth } from '@/lib/protocols/lido/lido.fixture';
import { shares, unixSeconds } from '@/lib/units/units';

import { vaultRequestSource } from './vault-request-source';

const at = { account: ALICE, block: { number: 99n, timestamp: unixSeconds(1_767_312_000n) } };
const request = {
  id: 7n,
  pending: shares(eth(2n)),
  claimable: { shares: shares(eth(3n)), assets: eth(4n) },
};

describe('vaultRequestSource', () => {
  it('reads what waits, what is ready and what it pays, each by its own call of the request', () => {
    const calls = (['pending', 'ready', 'pays'] as const).map((what) => {
      const { formula, command } = vaultRequestSource(request, vaultWith(), at, what);
      return [/Of request 7: (.*)\.$/.exec(formula)?.[1], command];
    });
    const command = (call: string) =>
      `cast call ${VAULT} "${call}(uint256,address)(uint256)" 7 ${ALICE} --block 99 --rpc-url YOUR_NODE`;
    expect(calls).toEqual([
      ['2 mvETH', command('pendingRedeemRequest')],
      ['3 mvETH', command('claimableRedeemRequest')],
      ['4 WETH', command('claimableRedeemAssets')],
    ]);
  });

  it('says of requests that cannot be told apart that they are all', () => {
    const { formula } = vaultRequestSource({ ...request, id: 0n }, vaultWith(), at, 'pending');
    expect(formula).toContain('Of all requests of the account together: 2 mvETH.');
  });
});
