import path from 'node:path';

import type { Child, ChildProcesses } from '../devnet/child-processes';
import { type Devnet, startDevnet } from '../devnet/devnet';
import { ProcessEndedEarly } from '../devnet/process-errors';
import { buildApp } from './build-app';
import { buildContracts } from './build-contracts';
import { type CommandContext, CommandFault } from './command';
import type { LaunchSettings } from './launch-settings';
import { NEXT_COMMAND, SERVE_COMMAND } from './next-command';
import { findBusyPorts, type NeededPort } from './ports';
import { withProgress } from './progress';
import { chainFolder, REPOSITORY } from './repository';
import { waitForHttp } from './wait-for-http';

const APP_READY_TIMEOUT_MS = 180_000;

/** Serve the built app, or compile each page when it is asked for and reload on changes. */
export type AppMode = 'start' | 'dev';

/** Starts chain and app, says "Ready", and then lasts until one of them dies. */
export async function launch(context: CommandContext, settings: LaunchSettings, mode: AppMode): Promise<never> {
  await checkPorts(neededPorts(settings));
  const devnet = settings.bringsChain ? await launchDevnet(context, settings) : undefined;
  const app = await launchApp(context.processes, settings, mode, devnet);
  announce(settings, devnet);
  return diesFirst(devnet === undefined ? [app] : [app, devnet.anvil]);
}

/** Refuses to start when a port is taken, naming it and the setting that chooses another. */
export async function checkPorts(needed: readonly NeededPort[]): Promise<void> {
  const busy = await findBusyPorts(needed);
  if (busy.length > 0) throw new CommandFault(busy);
}

function neededPorts(settings: LaunchSettings): readonly NeededPort[] {
  const app = { port: settings.port, setting: 'PORT', purpose: 'the app' };
  return settings.bringsChain ? [app, ...devnetPorts(settings)] : [app];
}

/** The ports of a local chain: its own and that of the proxy in front of it. */
export function devnetPorts({ devnetPort, faultsPort }: LaunchSettings): readonly NeededPort[] {
  return [
    { port: devnetPort, setting: 'DEVNET_PORT', purpose: 'the local chain' },
    { port: faultsPort, setting: 'DEVNET_FAULTS_PORT', purpose: 'the proxy that makes faults' },
  ];
}

/** Compiles, starts, deploys and seeds the local chain. */
export async function launchDevnet(context: CommandContext, settings: LaunchSettings): Promise<Devnet> {
  await buildContracts(context.processes);
  const devnet = await startDevnet(context.processes, {
    port: settings.devnetPort,
    faultsPort: settings.faultsPort,
    folder: chainFolder(settings.devnetPort),
    blockSeconds: settings.blockSeconds,
    reportSeconds: settings.reportSeconds,
    ...(settings.historyEnd !== undefined && { historyEnd: settings.historyEnd }),
    step: withProgress,
  });
  context.beforeStop(devnet.stop);
  return devnet;
}

async function launchApp(
  processes: ChildProcesses,
  settings: LaunchSettings,
  mode: AppMode,
  devnet: Devnet | undefined,
): Promise<Child> {
  if (mode === 'start') await buildApp(processes);
  // Next's own start banner would hide ours; when it fails to start, its lines are in the error.
  let shown = mode === 'dev';
  const app = processes.spawn(
    'The app',
    process.execPath,
    mode === 'start' ? [SERVE_COMMAND] : [NEXT_COMMAND, 'dev', '-H', '127.0.0.1', '-p', String(settings.port)],
    {
      cwd: REPOSITORY,
      env: {
        NODE_ENV: mode === 'start' ? 'production' : 'development',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: String(settings.port),
        ...(devnet && {
          MILLRACE_NETWORK: 'devnet',
          RPC_URLS: devnet.proxy.url,
          MILLRACE_DEPLOYMENT: devnet.deploymentFile,
          // The history of a chain that starts anew goes where the chain's own state goes, and with it.
          MILLRACE_DATA: process.env.MILLRACE_DATA || path.join(devnet.folder, 'archive'),
        }),
      },
      onLine: (line) => {
        if (shown) console.log(line);
      },
    },
  );
  await withProgress('Starting the app', () => waitForHttp(appUrl(settings), app, APP_READY_TIMEOUT_MS));
  shown = true;
  return app;
}

function announce(settings: LaunchSettings, devnet: Devnet | undefined): void {
  console.log(`Ready on ${appUrl(settings)}`);
  if (devnet === undefined) return;
  console.log(`
  1. Open ${appUrl(settings)}
  2. Press "Connect wallet" and choose "Local test wallet": no extension needed, 10,000 test ETH
  3. Stake some, request it back, and claim it: a report arrives every ${settings.reportSeconds} s

  The local chain is at ${devnet.anvil.url}; npm run devnet -- help lists what can be done to it. Ctrl-C stops all.`);
}

function appUrl(settings: LaunchSettings): string {
  return `http://127.0.0.1:${settings.port}`;
}

/** Rejects as soon as one of the programs ends. */
export function diesFirst(programs: readonly Pick<Child, 'name' | 'ended' | 'lastLines'>[]): Promise<never> {
  return Promise.race(
    programs.map(async ({ name, ended, lastLines }): Promise<never> => {
      throw new ProcessEndedEarly(name, await ended, lastLines());
    }),
  );
}
