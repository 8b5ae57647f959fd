import { describe, expect, it } from 'vitest';

import { planVault } from '@/lib/protocols/erc4626/plan';
import { vaultPosition, vaultWith, WETH } from '@/lib/protocols/erc4626/vault.fixture';
import { eth } from '@/lib/protocols/lido/lido.fixture';
import type { Intent } from '@/lib/protocols/protocol';

import type { Abilities } from './abilities';
import { scripted } from './context.fixture';
import { routeOf } from './route';

const deposit: Intent = { kind: 'stake', amount: eth(12n), receive: 'accruing' };
const plain: Abilities = { signer: 'key', isDelegated: false, batches: false };
const plan = planVault(vaultWith(), vaultPosition(), deposit);

describe('a plan that begins with wrapping ether', () => {
  it('is signed call by call, and the ether goes with the first', async () => {
    const steps = await routeOf(scripted().context, plan, plain, []);
    expect(steps).toMatchObject([
      { kind: 'wrap', approval: null, call: { type: 'encoded', address: WETH, data: '0xd0e30db0', value: eth(2n) } },
      { kind: 'approve', call: { address: WETH, value: 0n } },
      { kind: 'act', call: { value: 0n } },
    ]);
  });

  it('is one batch where the wallet carries calls out together', async () => {
    const [batch, ...others] = await routeOf(scripted().context, plan, { ...plain, batches: true }, []);
    expect(batch).toMatchObject({ kind: 'batch', parts: [{ kind: 'wrap' }, { kind: 'approve' }, { kind: 'act' }] });
    expect(others).toEqual([]);
  });

  it('is one batch also where the allowance is there already', async () => {
    const allowed = planVault(vaultWith(), vaultPosition({ allowance: eth(12n) }), deposit);
    const steps = await routeOf(scripted().context, allowed, { ...plain, batches: true }, []);
    expect(steps).toMatchObject([{ kind: 'batch', parts: [{ kind: 'wrap' }, { kind: 'act' }] }]);
  });
});
