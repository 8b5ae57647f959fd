import { decodeFunctionData, encodeFunctionData, erc20Abi } from 'viem';
import { describe, expect, it } from 'vitest';

import { describeCall } from './describe-call';
import { faultReport } from './fault-report';
import { act, approve, HASHES, minedAs, outcome, permit, quote, quotedAt, reverted, sentAs } from './flow.fixture';
import { leftOverAllowance, revokeStep } from './revoke';
import { newFlow } from './state';

const afterApproval = { ...newFlow(quote, quotedAt, [approve, act]), at: 1, hashes: [HASHES[0]] };
const end = { sent: sentAs(HASHES[1]), mined: minedAs(HASHES[1]), settled: true };
const failed = { ...afterApproval, ...end, hashes: [HASHES[0], HASHES[1]], status: 'failed', fault: reverted } as const;

describe('an allowance', () => {
  it('is left over when its act was declined or failed', () => {
    expect(leftOverAllowance({ ...afterApproval, status: 'review', fault: null })).toEqual(approve.approval);
    expect(leftOverAllowance(failed)).toEqual(approve.approval);
  });

  it('is not left over before it is given, after the act, and never by a permit', () => {
    expect(
      leftOverAllowance({ ...newFlow(quote, quotedAt, [approve, act]), status: 'review', fault: null }),
    ).toBeNull();
    expect(leftOverAllowance({ ...failed, status: 'done', outcome })).toBeNull();
    const permitted = {
      ...newFlow(quote, quotedAt, [permit, act]),
      at: 1,
      hashes: [null],
      status: 'review',
      fault: null,
    } as const;
    expect(leftOverAllowance(permitted)).toBeNull();
  });

  it('is taken back by an approval of nothing to the same spender', () => {
    if (approve.approval === null) throw new Error('an approval says what it allows');
    const step = revokeStep(failed, approve.approval);
    expect(step).toMatchObject({ kind: 'revoke', call: { address: approve.call.address, value: 0n } });
    const { functionName, args } = decodeFunctionData({ abi: erc20Abi, data: step?.call.data ?? '0x' });
    expect([functionName, args]).toEqual(['approve', [approve.approval.spender, 0n]]);
    const other = { ...approve.approval, spender: '0x2000000000000000000000000000000000000002' } as const;
    expect(revokeStep(failed, other)).toBeNull();
  });
});

describe('a report of a failure', () => {
  it('has call, hash, block and reason, and nothing of the wallet', () => {
    expect(faultReport(failed).split('\n')).toEqual([
      'step 2 of 2: act',
      'reason: STAKE_LIMIT',
      `transaction: ${HASHES[1]}`,
      'block: 10',
      `to: ${act.call.address}`,
      'value: 1 wei',
      'data: 0x02',
    ]);
  });
});

describe('a call', () => {
  const token = { address: approve.call.address, abi: erc20Abi, name: 'Token' } as const;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [token.address, 5n] });

  it('is read with its contract’s interface', () => {
    expect(describeCall([token], { ...act.call, data })).toEqual({
      address: token.address,
      contract: 'Token',
      functionName: 'approve',
      args: [
        { name: 'spender', value: token.address },
        { name: 'amount', value: '5' },
      ],
      value: 1n,
      cast: ['"approve(address,uint256)"', token.address, '5'],
    });
  });

  it('is shown as unread when nobody knows its interface', () => {
    expect(describeCall([], { ...act.call, data })).toMatchObject({ contract: null, functionName: null, args: [] });
    expect(describeCall([token], { ...act.call, data: '0x12345678' })).toMatchObject({ functionName: null });
    expect(describeCall([token], { ...act.call, data: '0x' })).toMatchObject({ contract: 'Token', functionName: null });
  });
});
