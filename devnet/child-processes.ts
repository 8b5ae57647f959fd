import { type ChildProcess, spawn } from 'node:child_process';

import { LineCutter } from './line-cutter';
import { type ProcessEnd, ProcessEndedEarly, ProcessTooSlow } from './process-errors';
import { killTree } from './process-tree';
import { startWatchdog, type Watchdog } from './watchdog';

const KEPT_LINES = 40;
const STOP_GRACE_MS = 8_000;
const OUTPUT_GRACE_MS = 500;

/** A running program of this devnet or app. */
export type Child = {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has ended, however that came. Never rejects. */
  readonly ended: Promise<ProcessEnd>;
  /** Its last output lines, oldest first. */
  readonly lastLines: () => readonly string[];
  /** Resolves when a line matches; rejects when the process ends before that or `timeoutMs` pass. */
  readonly said: (pattern: RegExp, timeoutMs: number) => Promise<string>;
  /** Asks it to end, forces it after a grace period, and resolves when it has ended. */
  readonly stop: () => Promise<void>;
};

type SpawnOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with each output line while the process runs. */
  readonly onLine?: (line: string) => void;
};

/**
 * Every program one command starts. However the command ends (return, crash, signal, even SIGKILL on POSIX), none of
 * them outlives it: an `exit` handler covers what code can see, a watchdog process covers the rest.
 */
export class ChildProcesses {
  readonly #running = new Map<Child, ChildProcess>();
  #watchdog: Watchdog | undefined;

  constructor() {
    process.on('exit', () => {
      for (const raw of this.#running.values()) killTree(raw, 'SIGKILL');
    });
  }

  /** Starts a program in its own process group, so that Ctrl-C reaches us first and its own children end with it. */
  spawn(name: string, command: string, args: readonly string[], options: SpawnOptions = {}): Child {
    const raw = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines = collectLines(raw, options.onLine);
    const ended = endOf(raw, lines.push);
    const child: Child = {
      name,
      pid: raw.pid ?? 0,
      ended,
      lastLines: () => lines.kept,
      said: (pattern, timeoutMs) => waitForLine(child, lines, pattern, timeoutMs),
      stop: () => stop(raw, ended),
    };
    this.#running.set(child, raw);
    if (raw.pid !== undefined) {
      this.#watchdog ??= startWatchdog();
      this.#watchdog?.guard(raw.pid);
    }
    void ended.then(() => this.#running.delete(child));
    return child;
  }

  /** Runs a program to its end; `onLine` gets its output. Throws ProcessEndedEarly when its exit code is not 0. */
  async run(name: string, command: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
    const child = this.spawn(name, command, args, options);
    const end = await child.ended;
    if (end.code !== 0) throw new ProcessEndedEarly(name, end, child.lastLines());
  }

  /** Stops everything that still runs, then the watchdog. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((child) => child.stop()));
    this.#watchdog?.dismiss();
    this.#watchdog = undefined;
  }
}

type Lines = {
  readonly kept: string[];
  readonly push: (line: string) => void;
  readonly listeners: Set<(line: string) => void>;
};

function collectLines(raw: ChildProcess, onLine?: (line: string) => void): Lines {
  const kept: string[] = [];
  const listeners = new Set<(line: string) => void>(onLine ? [onLine] : []);
  const push = (line: string) => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    for (const listener of listeners) listener(line);
  };
  for (const stream of [raw.stdout, raw.stderr]) {
    const cutter = new LineCutter(push);
    stream?.setEncoding('utf8').on('data', (chunk: string) => cutter.write(chunk));
    stream?.on('close', () => cutter.end());
  }
  return { kept, push, listeners };
}

function endOf(raw: ChildProcess, note: (line: string) => void): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    raw.once('error', (error) => {
      note(error.message);
      if (raw.pid === undefined) resolve({ code: null, signal: null });
    });
    raw.once('close', (code, signal) => resolve({ code, signal }));
    // 'close' also waits for grandchildren that keep the output pipe; a dead program must be noticed without them.
    raw.once('exit', (code, signal) => setTimeout(() => resolve({ code, signal }), OUTPUT_GRACE_MS).unref());
  });
}

function waitForLine(child: Child, lines: Lines, pattern: RegExp, timeoutMs: number): Promise<string> {
  const seen = lines.kept.find((line) => pattern.test(line));
  if (seen !== undefined) return Promise.resolve(seen);
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      clearTimeout(timer);
      lines.listeners.delete(listen);
      action();
    };
    const listen = (line: string) => {
      if (pattern.test(line)) settle(() => resolve(line));
    };
    const timer = setTimeout(
      () => settle(() => reject(new ProcessTooSlow(child.name, timeoutMs, child.lastLines()))),
      timeoutMs,
    );
    lines.listeners.add(listen);
    void child.ended.then((end) => settle(() => reject(new ProcessEndedEarly(child.name, end, child.lastLines()))));
  });
}

async function stop(raw: ChildProcess, ended: Promise<ProcessEnd>): Promise<void> {
  if (raw.exitCode === null && raw.signalCode === null) killTree(raw, 'SIGTERM');
  const force = setTimeout(() => killTree(raw, 'SIGKILL'), STOP_GRACE_MS);
  await ended;
  clearTimeout(force);
}
