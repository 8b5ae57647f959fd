import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Child, ChildProcesses } from '../../devnet/child-processes';
import { findPostgres } from './find-postgres';

const READY_WITHIN_MS = 30_000;
/** Who runs the server when we are root, which it refuses to be. Debian's package makes this user. */
const SERVER_USER = 'postgres';
/** Small, and gone afterwards: nothing here has to survive a power cut, but writes go through the log as always. */
const SETTINGS = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['shared_buffers=32MB', 'max_connections=60', 'min_wal_size=2MB', 'max_wal_size=32MB'],
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories='],
];

interface Place {
  readonly port: number;
  /** An empty folder for its files; a new one that is deleted afterwards unless given. */
  readonly folder?: string;
}

/** A Postgres server of its own on this machine, for a test or a measurement. */
export class ThrowawayPostgres {
  #server: Child | null = null;

  private constructor(
    readonly processes: ChildProcesses,
    readonly programs: string,
    readonly port: number,
    readonly data: string,
    /** Deleted in the end. */
    readonly folder: string | null,
  ) {}

  /**
   * Makes a new cluster and starts it.
   * @throws PostgresMissing when there is no server and none can be installed
   */
  static async start(processes: ChildProcesses, { port, folder }: Place): Promise<ThrowawayPostgres> {
    const programs = await findPostgres(processes);
    const own = folder === undefined ? mkdtempSync(path.join(tmpdir(), 'millrace-postgres-')) : null;
    const place = folder ?? own ?? '';
    if (isRoot()) await processes.run('chown', 'chown', [SERVER_USER, place]);
    else chmodSync(place, 0o700);
    const postgres = new ThrowawayPostgres(processes, programs, port, path.join(place, 'data'), own);
    await postgres.#run('initdb', [
      ...['-D', postgres.data, '-U', 'millrace', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
      ...['--no-sync', '--wal-segsize=1'],
    ]);
    await postgres.up();
    return postgres;
  }

  /** Its address, as DATABASE_URL has it. */
  get url(): string {
    return `postgres://millrace@127.0.0.1:${this.port}/postgres`;
  }

  /** Starts the server on its files. */
  async up(): Promise<void> {
    const settings = [...SETTINGS, `port=${this.port}`].flatMap((setting) => ['-c', setting]);
    const [command, args] = this.#command('postgres', ['-D', this.data, ...settings]);
    this.#server = this.processes.spawn('postgres', command, args);
    await this.#server.said(/ready to accept connections/, READY_WITHIN_MS);
  }

  /** Stops the server: it cuts its clients off and writes down what it has. */
  async down(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    process.kill(server.pid, 'SIGINT');
    await server.ended;
  }

  /** Runs one statement and resolves to what psql prints: values alone, separated by `|`. */
  async query(statement: string): Promise<string> {
    const lines: string[] = [];
    const psql = path.join(this.programs, 'psql');
    await this.processes.run('psql', psql, [this.url, '-X', '-q', '-A', '-t', '-c', statement], {
      onLine: (line) => lines.push(line),
    });
    return lines.join('\n');
  }

  /** Stops it and deletes its files. */
  async remove(): Promise<void> {
    await this.down();
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }

  async #run(program: string, args: readonly string[]): Promise<void> {
    const [command, all] = this.#command(program, args);
    await this.processes.run(program, command, all);
  }

  #command(program: string, args: readonly string[]): readonly [command: string, args: readonly string[]] {
    const file = path.join(this.programs, program);
    if (!isRoot()) return [file, args];
    // It takes the place of the process that was started, so that signals reach the server itself.
    const identity = ['--reuid', SERVER_USER, '--regid', SERVER_USER, '--init-groups'];
    return ['setpriv', [...identity, file, ...args]];
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
