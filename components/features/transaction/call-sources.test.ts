import { describe, expect, it } from 'vitest';

import { ALICE, BOB, CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import { unixSeconds, wei } from '@/lib/units/units';

import {
  allowanceSource,
  callSource,
  costSource,
  gasEstimateSource,
  leftOverSource,
  nonceSource,
} from './call-sources';

const block = { number: 9n, timestamp: unixSeconds(90n) } as const;
const looked = {
  call: { type: 'encoded', address: CONTRACTS.token, data: '0x1234', value: wei(5n) },
  described: null,
  account: ALICE,
  block,
} as const;
const end = `--value 5 --from ${ALICE} --block 9 --rpc-url YOUR_NODE`;

describe('the origins of a call’s figures', () => {
  it('try the call out as it would be sent, or ask what gas it takes', () => {
    expect(callSource('ETH sent', 'the value', looked).command).toBe(`cast call ${CONTRACTS.token} 0x1234 ${end}`);
    expect(gasEstimateSource(21_000n, looked).command).toBe(`cast estimate ${CONTRACTS.token} 0x1234 ${end}`);
    const cost = costSource(21_000n, wei(1_500n), looked);
    expect(cost.command).toBe(`cast estimate ${CONTRACTS.token} 0x1234 ${end}`);
    expect(cost.formula).toMatch(/^21,000 gas .* × 1,500 wei, rounded up:/);
  });

  it('read a nonce as the signer counts it', () => {
    expect(nonceSource('key', ALICE, null, block)?.command).toBe(
      `cast nonce ${ALICE} --block pending --rpc-url YOUR_NODE`,
    );
    expect(nonceSource('key', ALICE, 4, block)?.formula).toContain('which was dropped');
    expect(nonceSource('safe', ALICE, null, block)?.command).toContain(`cast call ${ALICE} "nonce()(uint256)"`);
    expect(nonceSource('contract', ALICE, null, block)).toBeNull();
  });

  it('read an allowance from its token, by owner and spender', () => {
    const approval = { asset: 'rebasing', amount: 5_000n, spender: BOB } as const;
    const source = allowanceSource(approval, CONTRACTS.token, ALICE, block);
    expect(source.command).toContain(
      `${CONTRACTS.token} "allowance(address,address)(uint256)" ${ALICE} ${BOB} --block 9`,
    );
    expect(source.formula).toContain('5,000 of the token’s smallest unit');
    expect(leftOverSource(approval, CONTRACTS.token, ALICE, block)).toMatchObject({ command: source.command });
  });
});
