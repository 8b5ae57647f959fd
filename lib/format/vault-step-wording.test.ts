import { describe, expect, it } from 'vitest';

import type { Intent } from '@/lib/protocols/protocol';
import type { CallStep } from '@/lib/tx/flow-step';
import { ONE_ETHER, wei } from '@/lib/units/units';

import { stepWording } from './step-wording';

const at = '0x1000000000000000000000000000000000000001';
const tokens = {
  accruing: { address: at, symbol: 'vETH', decimals: 18 },
  underlying: { address: at, symbol: 'WETH', decimals: 18 },
} as const;
const deposit: Intent = { kind: 'stake', amount: wei(3n * ONE_ETHER), receive: 'accruing' };
const call = (value: bigint) => ({ type: 'encoded', address: at, data: '0x', value: wei(value) }) as const;
const wrap: CallStep = { kind: 'wrap', call: call(2n * ONE_ETHER), approval: null };
const approve: CallStep = {
  kind: 'approve',
  call: call(0n),
  approval: { asset: 'underlying', amount: 3n * ONE_ETHER, spender: at },
};
const act: CallStep = { kind: 'act', call: call(0n), approval: null };

describe('the steps of a deposit in a vault', () => {
  it('say what is wrapped, what the vault may take, and what is deposited', () => {
    const steps = [wrap, approve, act];
    expect(steps.map((_, index) => stepWording(steps, index, deposit, tokens))).toEqual([
      'Wrap exactly 2 ETH as WETH',
      'Allow the vault to move exactly 3 WETH',
      'Deposit 3 WETH in the vault',
    ]);
  });

  it.each([
    { parts: [wrap, approve, act], says: 'the wrapping and the allowance for it' },
    { parts: [wrap, act], says: 'the wrapping for it' },
    { parts: [approve, act], says: 'the allowance for it' },
  ])('in one batch say what comes with it: $says', ({ parts, says }) => {
    expect(stepWording([{ kind: 'batch', parts }], 0, deposit, tokens)).toBe(
      `Deposit 3 WETH in the vault, with ${says} in the same transaction`,
    );
  });
});
