import type { ChildProcesses } from '../devnet/child-processes';
import { ProcessEndedEarly } from '../devnet/process-errors';
import { CommandFault } from './command';
import { withProgress } from './progress';
import { REPOSITORY } from './repository';

/** Tests that a step ran. */
export type TestCount = { readonly passed: number; readonly failed: number };

/** One step of `npm test`. `run` throws StepFailed when what it checks does not hold. */
export type Step = {
  readonly title: string;
  /** Begins with the first step: it keeps one core busy, and so do those before it. What came of it is told in its turn. */
  readonly early?: boolean;
  readonly run: (processes: ChildProcesses) => Promise<TestCount>;
};

/** What a step checks does not hold. `output` is what the person needs to see. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';

  constructor(
    readonly output: string,
    readonly count: TestCount = { passed: 0, failed: 0 },
  ) {
    super(output);
  }
}

type ToolCall = readonly [name: string, command: string, args: readonly string[]];

/** A step that runs command-line tools one after the other and fails with the output of the first that fails. */
export function toolStep(title: string, calls: readonly ToolCall[]): Step {
  return {
    title,
    run: async (processes) => {
      for (const call of calls) {
        const { failed, output } = await runTool(processes, call);
        if (failed) throw new StepFailed(output);
      }
      return { passed: 0, failed: 0 };
    },
  };
}

/** Runs a tool and returns all it wrote and whether its exit code was not 0. */
export async function runTool(
  processes: ChildProcesses,
  [name, command, args]: ToolCall,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly failed: boolean; readonly output: string }> {
  const lines: string[] = [];
  try {
    const onLine = (line: string) => lines.push(line);
    await processes.run(name, command, args, { cwd: REPOSITORY, env: { FORCE_COLOR: colour(), ...env }, onLine });
    return { failed: false, output: lines.join('\n') };
  } catch (error) {
    if (!(error instanceof ProcessEndedEarly)) throw error;
    return { failed: true, output: lines.join('\n') || error.message };
  }
}

function colour(): string {
  return process.stdout.isTTY ? '1' : '0';
}

/** Runs steps in order, says how each went, and stops at the first that fails. */
export async function runSteps(processes: ChildProcesses, steps: readonly Step[]): Promise<TestCount> {
  let total: TestCount = { passed: 0, failed: 0 };
  const begun = new Map(steps.filter(({ early }) => early).map((step) => [step, beginEarly(step, processes)]));
  for (const [index, step] of steps.entries()) {
    const startedAt = Date.now();
    const heading = `[${index + 1}/${steps.length}] ${step.title}`;
    try {
      total = sum(total, await withProgress(heading, () => begun.get(step) ?? step.run(processes)));
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      const { passed, failed } = sum(total, error.count);
      throw new CommandFault([
        error.output,
        '',
        `Failed: ${step.title}. ${passed} passed, ${Math.max(failed, 1)} failed`,
      ]);
    }
    console.log(`${heading}: ok in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  return total;
}

function beginEarly(step: Step, processes: ChildProcesses): Promise<TestCount> {
  const run = step.run(processes);
  // A failure is told in its turn; until then nobody listens.
  run.catch(() => undefined);
  return run;
}

function sum(a: TestCount, b: TestCount): TestCount {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}
