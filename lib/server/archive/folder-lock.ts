import 'server-only';

import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

import { DatabaseFault } from './database';

const HEARTBEAT_MS = 5_000;
/** A holder on another machine, or in another container, is taken for dead after so long without a heartbeat. */
const SILENCE_MS = 20_000;

interface Holder {
  readonly pid: number;
  /** Tells a process from a later one with the same number. */
  readonly startedAt: string;
  /** Process numbers mean something only within one machine and container. */
  readonly place: string;
}

/**
 * Takes a folder for this process alone: two databases on the same files would destroy them. A holder that died leaves
 * a lock that the next one takes over.
 * @returns gives the folder back
 * @throws DatabaseFault while another process has it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'in-use-by');
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), place: placeOf() } satisfies Holder);
  if (!place(file, mine)) {
    removeDead(file);
    if (!place(file, mine)) throw inUse(file);
  }
  const heartbeat = setInterval(() => beat(file), HEARTBEAT_MS);
  heartbeat.unref();
  const release = () => {
    clearInterval(heartbeat);
    process.off('exit', release);
    rmSync(file, { force: true });
  };
  process.once('exit', release);
  return release;
}

/** Somebody may have deleted the folder meanwhile. The database says so when it is used; that must not end the process. */
function beat(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** The file appears whole or not at all. */
function place(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock away. Another process may have done so and placed its own meanwhile: that goes back. */
function removeDead(file: string): void {
  const seen = textOf(file);
  if (seen === null) return;
  if (isHeld(file, seen)) throw inUse(file);
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (textOf(aside) !== seen) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function isHeld(file: string, text: string): boolean {
  const holder = holderIn(text);
  if (holder === null) return false;
  if (holder.place !== placeOf()) return ageOf(file) < SILENCE_MS;
  return isRunning(holder.pid) && startOf(holder.pid) === holder.startedAt;
}

function inUse(file: string): DatabaseFault {
  const holder = holderIn(textOf(file) ?? '');
  const by = holder === null ? 'another process' : `another process (${holder.pid})`;
  return new DatabaseFault(
    `the archive’s folder is in use by ${by}; stop it, give this one its own MILLRACE_DATA, or set DATABASE_URL to share`,
  );
}

function holderIn(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, startedAt, place: where }: Partial<Record<keyof Holder, unknown>> = value;
    if (typeof pid !== 'number' || typeof startedAt !== 'string' || typeof where !== 'string') return null;
    return { pid, startedAt, place: where };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function placeOf(): string {
  return `${hostname()} ${readOr(() => readlinkSync('/proc/self/ns/pid'))}`;
}

/** The kernel's start time of a process; empty where the kernel does not say. */
function startOf(pid: number): string {
  // The name of the program, in brackets, may hold spaces; the start time is the 20th field after it.
  return readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '');
}

function readOr(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EACCES') || hasCode(error, 'ESRCH')) return '';
    throw error;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function ageOf(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
