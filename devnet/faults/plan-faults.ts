import { type Hex, pad, size } from 'viem';

import type { Fault, FaultRule, FaultTarget } from './fault';
import { lieInside, selectorsInside } from './multicall-lies';
import { callDataOf, type RpcCall } from './rpc-call';

const WORD_BYTES = 32;

/** A fault that was set, and until when it lasts. */
export type ActiveFault = { readonly rule: FaultRule; readonly untilMs: number | undefined };

/** What happens to a request, or to all requests of a batch. */
export type FaultPlan = {
  readonly delayMs: number;
  /** Instead of an answer. */
  readonly failure: Extract<Fault, { kind: 'drop' | '429' | '500' }> | undefined;
  /** How many blocks behind, for each request. */
  readonly blocksBehind: readonly number[];
  /** What to do to each result on its way back. */
  readonly edits: readonly ((result: unknown) => unknown)[];
};

/** Starts a rule's time. */
export function activate(rule: FaultRule, nowMs: number): ActiveFault {
  return { rule, untilMs: rule.seconds === undefined ? undefined : nowMs + rule.seconds * 1_000 };
}

/** The faults whose time and count are not used up. */
export function stillActive(faults: readonly ActiveFault[], nowMs: number): readonly ActiveFault[] {
  return faults.filter(({ rule, untilMs }) => rule.times !== 0 && (untilMs === undefined || nowMs < untilMs));
}

/**
 * Decides what goes wrong with requests that came together.
 * @returns the plan, and the faults that are left after it
 */
export function planFaults(
  faults: readonly ActiveFault[],
  calls: readonly RpcCall[],
  nowMs: number,
): { readonly plan: FaultPlan; readonly left: readonly ActiveFault[] } {
  const active = stillActive(faults, nowMs);
  const hits = active.filter(({ rule }) => calls.some((call) => concerns(rule, call)));
  const rules = hits.map(({ rule }) => rule);
  const plan: FaultPlan = {
    delayMs: rules.reduce((sum, { fault }) => sum + (fault.kind === 'delay' ? fault.ms : 0), 0),
    failure: rules.map(({ fault }) => fault).find(isFailure),
    blocksBehind: calls.map((call) => blocksBehind(rules, call)),
    edits: calls.map((call) => editOf(rules, call)),
  };
  const left = active.map((one) => (hits.includes(one) ? usedOnce(one) : one));
  return { plan, left: stillActive(left, nowMs) };
}

function usedOnce({ rule, untilMs }: ActiveFault): ActiveFault {
  return { rule: rule.times === undefined ? rule : { ...rule, times: rule.times - 1 }, untilMs };
}

function concerns({ targets }: FaultRule, call: RpcCall): boolean {
  return targets.length === 0 || targets.some((target) => isAbout(target, call));
}

function isAbout({ method, selector }: FaultTarget, call: RpcCall): boolean {
  if (method !== call.method) return false;
  if (selector === undefined) return true;
  const callData = callDataOf(call);
  return (
    callData?.startsWith(selector) === true || (callData !== undefined && selectorsInside(callData).includes(selector))
  );
}

function blocksBehind(rules: readonly FaultRule[], call: RpcCall): number {
  return Math.max(
    0,
    ...rules.map((rule) => (rule.fault.kind === 'old' && concerns(rule, call) ? rule.fault.blocks : 0)),
  );
}

function editOf(rules: readonly FaultRule[], call: RpcCall): (result: unknown) => unknown {
  const edits = rules.flatMap((rule) =>
    rule.targets.filter((target) => isAbout(target, call)).map((target) => resultEdit(rule.fault, target, call)),
  );
  return (result) => edits.reduce((edited, edit) => edit(edited), result);
}

function resultEdit(fault: Fault, { selector }: FaultTarget, call: RpcCall): (result: unknown) => unknown {
  if (fault.kind === 'forget') return () => null;
  if (fault.kind === 'rename') return renamed;
  if (fault.kind !== 'lie') return (result) => result;
  const callData = callDataOf(call);
  if (selector === undefined || callData === undefined) return () => fault.result;
  const lie = asWord(fault.result);
  return callData.startsWith(selector) ? () => lie : lieAbout(callData, selector, lie);
}

/** The digits of a hash backwards are a hash that no block has. */
function renamed(block: unknown): unknown {
  if (typeof block !== 'object' || block === null || !('hash' in block) || typeof block.hash !== 'string') return block;
  return { ...block, hash: `0x${[...block.hash.slice(2)].reverse().join('')}` };
}

/** Functions answer in words of 32 bytes: a short number is one. Nothing at all stays nothing. */
function asWord(value: Hex): Hex {
  return size(value) > 0 && size(value) < WORD_BYTES ? pad(value, { size: WORD_BYTES }) : value;
}

function lieAbout(callData: Hex, selector: Hex, lie: Hex): (result: unknown) => unknown {
  return (result) => lieInside(callData, result, selector, lie);
}

function isFailure(fault: Fault): fault is NonNullable<FaultPlan['failure']> {
  return fault.kind === 'drop' || fault.kind === '429' || fault.kind === '500';
}
