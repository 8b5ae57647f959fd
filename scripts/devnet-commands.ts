import { err, type Result } from '../lib/result';
import { accountCommands } from './devnet-commands/accounts';
import { chainCommands } from './devnet-commands/chain';
import type { Command, Commands, DevnetAction } from './devnet-commands/command';
import { faultCommands } from './devnet-commands/faults';
import { feedCommands } from './devnet-commands/feed';
import { marketCommands } from './devnet-commands/market';
import { protocolCommands } from './devnet-commands/protocol';
import { rocketPoolCommands } from './devnet-commands/rocket-pool';
import { scenarioCommands } from './devnet-commands/scenarios';
import { vaultCommands } from './devnet-commands/vault';

/** All commands, group by group. A part of the devnet that brings commands of its own adds its group here. */
const COMMANDS: Commands = {
  ...protocolCommands,
  ...accountCommands,
  ...chainCommands,
  ...rocketPoolCommands,
  ...vaultCommands,
  ...marketCommands,
  ...feedCommands,
  ...faultCommands,
  ...scenarioCommands,
};

/** Every command and what it does, for people. */
export const DEVNET_HELP = [
  'npm run devnet                              start a local chain without the app',
  ...Object.entries(COMMANDS).map(helpLine),
  'DEVNET_PORT names the chain, 8545 unless set.',
].join('\n');

/** Reads a command line such as ["loss", "0.5"]. Fails with what is wrong with it. */
export function parseDevnetCommand(args: readonly string[]): Result<DevnetAction, string> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return err(`There is no devnet command "${name}".\n\n${DEVNET_HELP}`);
  const parsed = rest.length > command.most ? err(`Too many arguments for ${name}`) : command.parse(rest);
  return parsed.ok ? parsed : err(`${parsed.error}\n\n${helpLine([name, command])}`);
}

function helpLine([name, { usage, about }]: readonly [string, Command]): string {
  return `npm run devnet -- ${[name, usage].filter(Boolean).join(' ').padEnd(26)}${about}`;
}
