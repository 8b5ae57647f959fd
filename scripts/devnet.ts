import { openDevnet } from '../devnet/devnet-link';
import { type CommandContext, CommandFault, runCommand } from './command';
import { DEVNET_HELP, parseDevnetCommand } from './devnet-commands';
import { checkPorts, devnetPorts, diesFirst, launchDevnet } from './launch';
import { type LaunchSettings, readLaunchSettings } from './launch-settings';
import { chainFolder } from './repository';

const args = process.argv.slice(2);

await runCommand(async (context) => {
  const settings = readLaunchSettings();
  if (args.length === 0) return run(context, settings);
  if (args[0] === 'help') return console.log(DEVNET_HELP);
  return act(settings);
}, 0);

/** Starts the chain alone and lasts until it dies. */
async function run(context: CommandContext, settings: LaunchSettings): Promise<void> {
  await checkPorts(devnetPorts(settings));
  const devnet = await launchDevnet(context, settings);
  console.log(`Ready on ${devnet.anvil.url}`);
  console.log(
    `\n  Deployment file: ${devnet.deploymentFile}\n  ${devnet.proxy.url} is the same chain, with faults when they are set\n  npm run devnet -- help lists what can be done to it. Ctrl-C stops it.`,
  );
  return diesFirst([devnet.anvil]);
}

/** Does one thing to a chain that another process runs. */
async function act({ devnetPort }: LaunchSettings): Promise<void> {
  const action = parseDevnetCommand(args);
  if (!action.ok) throw new CommandFault([action.error]);
  const link = await openDevnet(`http://127.0.0.1:${devnetPort}`, chainFolder(devnetPort));
  console.log(await action.value(link));
}
