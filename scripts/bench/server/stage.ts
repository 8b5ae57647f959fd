import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Devnet, startDevnet } from '../../../devnet/devnet';
import { freePort } from '../../../devnet/free-port';
import { AppInstance } from '../../app-instance';
import { buildApp } from '../../build-app';
import { buildContracts } from '../../build-contracts';
import type { CommandContext } from '../../command';
import { CountingNode } from '../../load/counting-node';
import { withProgress } from '../../progress';
import { chainFolder } from '../../repository';

/** A live chain, a node that counts, and servers of the built app on it. Ends with the command. */
export class Stage {
  readonly #apps: AppInstance[] = [];

  private constructor(
    readonly context: CommandContext,
    readonly devnet: Devnet,
    readonly node: CountingNode,
    readonly folder: string,
  ) {}

  /**
   * @param blockSeconds between two blocks
   * @param reportSeconds between two reports; held off unless set, so that every block costs the same
   */
  static async open(context: CommandContext, blockSeconds: number, reportSeconds = 86_400): Promise<Stage> {
    await buildContracts(context.processes);
    await buildApp(context.processes);
    const port = await freePort();
    const devnet = await startDevnet(context.processes, {
      port,
      faultsPort: await freePort(),
      folder: chainFolder(port),
      blockSeconds,
      reportSeconds,
      step: withProgress,
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'millrace-bench-'));
    const stage = new Stage(context, devnet, await CountingNode.start(devnet.anvil.url), folder);
    context.beforeStop(() => stage.close());
    return stage;
  }

  /** One more server on the same chain. Its clients all come from this machine, so none is turned away for asking often. */
  async app(
    env: Readonly<Record<string, string>> = {},
    options: Parameters<typeof AppInstance.start>[1] = {},
  ): Promise<AppInstance> {
    const settings = {
      MILLRACE_NETWORK: 'devnet',
      MILLRACE_DEPLOYMENT: this.devnet.deploymentFile,
      RPC_URLS: this.node.url,
      MILLRACE_DATA: path.join(this.folder, String(this.#apps.length)),
      RATE_LIMIT: '1000000',
    };
    const app = await AppInstance.start({ ...settings, ...env }, options);
    this.#apps.push(app);
    return app;
  }

  /** The newest block. */
  head(): Promise<bigint> {
    return this.devnet.client.getBlockNumber({ cacheTime: 0 });
  }

  /** Resolves when so many more blocks have come. */
  async blocks(count: number): Promise<void> {
    const until = (await this.head()) + BigInt(count);
    while ((await this.head()) < until) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  async close(): Promise<void> {
    for (const app of this.#apps.splice(0)) app.kill();
    this.node.stop();
    await this.devnet.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
