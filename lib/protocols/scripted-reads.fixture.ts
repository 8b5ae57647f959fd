import type { ContractRead, ReadPlan, ReadResult } from './read-plan';

/** An answer by function name: a value, a function of the call's arguments, or an Error for a call that reverts. */
export type ReadScript = Readonly<Record<string, unknown>>;

/** What a chain that follows the script answers to the calls. `symbol` of two tokens: write `0x…address.symbol`. */
export function answersOf(calls: readonly ContractRead[], script: ReadScript): readonly ReadResult[] {
  return calls.map((call) => {
    const scripted = script[`${call.address}.${call.functionName}`] ?? script[call.functionName];
    if (scripted === undefined) throw new Error(`the script has no ${call.functionName} of ${call.address}`);
    const result: unknown = typeof scripted === 'function' ? scripted(...(call.args ?? [])) : scripted;
    return result instanceof Error ? { status: 'failure', error: result } : { status: 'success', result };
  });
}

/** Reads a plan through against a script, and keeps the calls of every stage. */
export function readThrough<T>(
  plan: ReadPlan<T>,
  script: ReadScript,
): { value: T; stages: (readonly ContractRead[])[] } {
  const stages = [plan.calls];
  let step = plan.decode(answersOf(plan.calls, script));
  while (!step.done) {
    stages.push(step.next.calls);
    step = step.next.decode(answersOf(step.next.calls, script));
  }
  return { value: step.value, stages };
}
