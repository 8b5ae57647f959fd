import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../devnet/free-port';
import { LineCutter } from '../devnet/line-cutter';
import { SERVE_COMMAND } from './next-command';
import { REPOSITORY } from './repository';

const START_TIMEOUT_MS = 120_000;

/** How a server is started, beside its settings. */
interface InstanceOptions {
  /** Any free one unless set. */
  readonly port?: number;
  /** Hears each line that the server writes. */
  readonly onLine?: (line: string) => void;
}

/** A server of the built app, with settings of its own: for journeys and measurements. */
export class AppInstance {
  private constructor(
    readonly url: string,
    readonly process: ChildProcess,
  ) {}

  /** Starts a server and waits until it answers. */
  static async start(env: Readonly<Record<string, string>>, options: InstanceOptions = {}): Promise<AppInstance> {
    const port = options.port ?? (await freePort());
    const child = spawn(process.execPath, [SERVE_COMMAND], {
      cwd: REPOSITORY,
      env: { ...process.env, ...env, PORT: String(port), NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const instance = new AppInstance(`http://127.0.0.1:${port}`, child);
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    if (options.onLine !== undefined) tellLines(child, options.onLine);
    try {
      await instance.#ready();
    } catch (error) {
      instance.kill();
      throw error;
    }
    return instance;
  }

  stop(): void {
    this.process.kill('SIGTERM');
  }

  /** Ends it as a crash would: without a word to anyone. */
  kill(): void {
    this.process.kill('SIGKILL');
  }

  /** Ready when it answers; a server that ends before says why. */
  async #ready(): Promise<void> {
    const output: string[] = [];
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.on('data', (chunk: Buffer) => output.push(String(chunk)));
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline) {
      if (this.process.exitCode !== null) throw new Error(`ended with ${this.process.exitCode}:\n${output.join('')}`);
      if (await answers(this.url)) return;
      await setTimeout(50);
    }
    throw new Error(`no answer in ${START_TIMEOUT_MS} ms:\n${output.join('')}`);
  }
}

function tellLines({ stdout, stderr }: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [stdout, stderr]) {
    const cutter = new LineCutter(onLine);
    stream?.on('data', (chunk: Buffer) => cutter.write(String(chunk))).once('end', () => cutter.end());
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
