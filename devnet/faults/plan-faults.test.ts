import { decodeFunctionResult, encodeFunctionData, encodeFunctionResult, type Hex, isHex, multicall3Abi } from 'viem';
import { describe, expect, it } from 'vitest';

import type { FaultRule } from './fault';
import { activate, planFaults } from './plan-faults';
import type { RpcCall } from './rpc-call';

/** Functions answer in whole words. */
const WORD = `0x${'2a'.padStart(64, '0')}`;

const NOW = 1_000_000;
const CALL: RpcCall = { method: 'eth_call', params: [{ to: '0x01', data: '0x18160DDD' }, 'latest'] };
const LOGS: RpcCall = { method: 'eth_getLogs', params: [{}] };

function planOf(rules: readonly FaultRule[], calls: readonly RpcCall[], nowMs = NOW) {
  return planFaults(
    rules.map((rule) => activate(rule, NOW)),
    calls,
    nowMs,
  );
}

const drop: FaultRule = { fault: { kind: 'drop' }, targets: [{ method: 'eth_getLogs' }] };

describe('planFaults', () => {
  it('lets everything pass when nothing is set', () => {
    const { plan } = planOf([], [CALL]);
    expect(plan).toMatchObject({ delayMs: 0, failure: undefined, blocksBehind: [0] });
    expect(plan.edits[0]?.('0x01')).toBe('0x01');
  });

  it('concerns only the methods named, and all when none is', () => {
    expect(planOf([drop], [CALL]).plan.failure).toBeUndefined();
    expect(planOf([drop], [CALL, LOGS]).plan.failure).toEqual({ kind: 'drop' });
    expect(planOf([{ fault: { kind: '500' }, targets: [] }], [CALL]).plan.failure).toEqual({ kind: '500' });
  });

  it('adds delays up and keeps the first failure', () => {
    const delay: FaultRule = { fault: { kind: 'delay', ms: 300 }, targets: [] };
    const { plan } = planOf([delay, delay, { fault: { kind: '500' }, targets: [] }, drop], [LOGS]);
    expect(plan).toMatchObject({ delayMs: 600, failure: { kind: '500' } });
  });

  it('counts only what it concerned, and ends with its count', () => {
    const twice = [activate({ ...drop, times: 2 }, NOW)];
    expect(planFaults(twice, [CALL], NOW).left).toEqual(twice);
    const once = planFaults(twice, [LOGS], NOW).left;
    expect(once[0]?.rule.times).toBe(1);
    expect(planFaults(once, [LOGS], NOW).left).toEqual([]);
  });

  it('ends with its time', () => {
    const brief: FaultRule = { ...drop, seconds: 2 };
    expect(planOf([brief], [LOGS], NOW + 1_999).plan.failure).toEqual({ kind: 'drop' });
    expect(planOf([brief], [LOGS], NOW + 2_000)).toMatchObject({ plan: { failure: undefined }, left: [] });
  });

  it('is behind for the requests it concerns, by the most of all rules', () => {
    const old = (blocks: number, method?: string): FaultRule => ({
      fault: { kind: 'old', blocks },
      targets: method === undefined ? [] : [{ method }],
    });
    expect(planOf([old(3), old(7, 'eth_call')], [CALL, LOGS]).plan.blocksBehind).toEqual([7, 3]);
  });

  it('renames blocks and nothing else of them', () => {
    const rename: FaultRule = { fault: { kind: 'rename' }, targets: [{ method: 'eth_getBlockByNumber' }] };
    const edits = planOf([rename], [{ method: 'eth_getBlockByNumber', params: ['latest', false] }, CALL]).plan.edits;
    expect(edits[0]?.({ hash: '0x0123', number: '0x1' })).toEqual({ hash: '0x3210', number: '0x1' });
    expect(edits[0]?.(null)).toBeNull();
    expect(edits[1]?.('0x01')).toBe('0x01');
  });

  it('forgets receipts', () => {
    const forget: FaultRule = { fault: { kind: 'forget' }, targets: [{ method: 'eth_getTransactionReceipt' }] };
    const { plan } = planOf([forget], [{ method: 'eth_getTransactionReceipt', params: ['0x01'] }, CALL]);
    expect(plan.edits.map((edit) => edit('0x01'))).toEqual([null, '0x01']);
  });
});

describe('lies', () => {
  const lie: FaultRule = {
    fault: { kind: 'lie', result: '0x2a' },
    targets: [{ method: 'eth_call', selector: '0x18160ddd' }],
  };

  it('replace the result of one function, however its selector is written', () => {
    expect(planOf([lie], [CALL]).plan.edits[0]?.('0x01')).toBe(WORD);
    const nothing: FaultRule = { ...lie, fault: { kind: 'lie', result: '0x' } };
    expect(planOf([nothing], [CALL]).plan.edits[0]?.('0x01')).toBe('0x');
    const other: RpcCall = { method: 'eth_call', params: [{ input: '0x70a08231' }] };
    expect(planOf([{ ...lie, times: 1 }], [other]).left).toHaveLength(1);
    expect(planOf([lie], [other]).plan.edits[0]?.('0x01')).toBe('0x01');
  });

  it('replace it inside a multicall and nothing beside it', () => {
    const target = '0x0000000000000000000000000000000000000001';
    const inner = (callData: Hex) => ({ target, allowFailure: true, callData }) as const;
    const data = encodeFunctionData({
      abi: multicall3Abi,
      functionName: 'aggregate3',
      args: [[inner('0x70a08231'), inner('0x18160ddd')]],
    });
    const result = (returnData: Hex) => ({ success: true, returnData });
    const answer = encodeFunctionResult({
      abi: multicall3Abi,
      functionName: 'aggregate3',
      result: [result('0x01'), result('0x02')],
    });
    const edited = planOf([lie], [{ method: 'eth_call', params: [{ to: target, data }, 'latest'] }]).plan.edits[0]?.(
      answer,
    );
    if (!isHex(edited)) throw new Error('The answer is no longer one.');
    const decoded = decodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', data: edited });
    expect(decoded.map(({ returnData }) => returnData)).toEqual(['0x01', WORD]);
  });

  it('can be about a method that takes no call', () => {
    const number: FaultRule = { fault: { kind: 'lie', result: '0x1' }, targets: [{ method: 'eth_blockNumber' }] };
    expect(planOf([number], [{ method: 'eth_blockNumber' }]).plan.edits[0]?.('0x99')).toBe('0x1');
  });
});
