import { beforeEach, expect, it, vi } from 'vitest';

import type { ChildProcesses } from '../devnet/child-processes';
import { CommandFault } from './command';
import { runSteps, type Step, StepFailed } from './steps';

const processes = {} as ChildProcesses;
const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});

/** A step that notes when it begins and ends. */
function stepOf(title: string, notes: string[], more: Partial<Step> = {}): Step {
  const run = async () => {
    notes.push(`${title} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    notes.push(`${title} ends`);
    return { passed: 1, failed: 0 };
  };
  return { title, run, ...more };
}

it('runs steps one after the other and adds up what they ran', async () => {
  const notes: string[] = [];
  const total = await runSteps(processes, [stepOf('a', notes), stepOf('b', notes)]);
  expect(total).toEqual({ passed: 2, failed: 0 });
  expect(notes).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('begins an early step with the first, once, and tells of it in its turn', async () => {
  const notes: string[] = [];
  const total = await runSteps(processes, [stepOf('a', notes), stepOf('b', notes, { early: true })]);
  expect(total).toEqual({ passed: 2, failed: 0 });
  expect(notes.slice(0, 2).toSorted()).toEqual(['a begins', 'b begins']);
  expect(notes).toHaveLength(4);
  expect(said.map((line) => line.replace(/ok in .*/, 'ok'))).toEqual(['[1/2] a: ok', '[2/2] b: ok']);
});

it('stops at the first step that fails, and tells of an early one that failed only in its turn', async () => {
  const notes: string[] = [];
  const fail = async () => {
    throw new StepFailed('two of them', { passed: 3, failed: 2 });
  };
  const early = stepOf('b', notes, { early: true, run: fail });
  const run = runSteps(processes, [stepOf('a', notes), early, stepOf('c', notes)]);
  await expect(run).rejects.toThrow(CommandFault);
  await expect(run).rejects.toThrow('Failed: b. 4 passed, 2 failed');
  expect(notes).toEqual(['a begins', 'a ends']);
});
