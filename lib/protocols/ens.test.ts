import { namehash, zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';

import { ensAccountReads } from './ens';

const REGISTRY = `0x${'01'.repeat(20)}` as const;
const RESOLVER = `0x${'02'.repeat(20)}` as const;
const ACCOUNT = `0x${'03'.repeat(20)}` as const;
const answered = (result: unknown) => [{ status: 'success', result } as const];
const reverted = [{ status: 'failure', error: new Error('reverted') } as const];

function resolved(first: Parameters<ReturnType<typeof ensAccountReads>['decode']>[0], second = answered(ACCOUNT)) {
  const step = ensAccountReads(REGISTRY, 'name.eth').decode(first);
  if (step.done) return step.value;
  expect(step.next.calls).toMatchObject([{ address: RESOLVER, functionName: 'addr', args: [namehash('name.eth')] }]);
  const last = step.next.decode(second);
  return last.done ? last.value : 'more';
}

describe('ensAccountReads', () => {
  it('asks the registry for the resolver, and that one for the account', () => {
    expect(ensAccountReads(REGISTRY, 'name.eth').calls).toMatchObject([
      { address: REGISTRY, functionName: 'resolver', args: [namehash('name.eth')] },
    ]);
    expect(resolved(answered(RESOLVER))).toBe(ACCOUNT);
  });

  it('finds nothing without a registry, a resolver, an account, or when the records are kept elsewhere', () => {
    expect(resolved(reverted)).toBeNull();
    expect(resolved(answered(zeroAddress))).toBeNull();
    expect(resolved(answered(RESOLVER), answered(zeroAddress))).toBeNull();
    expect(resolved(answered(RESOLVER), reverted as never)).toBeNull();
  });
});
