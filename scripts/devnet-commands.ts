import { formatEther } from 'viem';

import {
  mineBlocks,
  pauseQueue,
  pauseStaking,
  reportLoss,
  resumeProtocol,
  resumeQueue,
  resumeStaking,
  setStakingLimit,
  stopProtocol,
} from '../devnet/controls';
import type { DevnetLink } from '../devnet/devnet-link';
import { reportNow } from '../devnet/report-now';
import type { ReportOutcome } from '../devnet/reports';
import { type SlashOutcome, slashNow } from '../devnet/slash-now';
import { err, ok, type Result } from '../lib/result';

/** Something to do to a running devnet; resolves with what to tell the person. */
export type DevnetAction = (link: DevnetLink) => Promise<string>;

type Command = {
  readonly argument?: string;
  readonly about: string;
  readonly parse: (argument: string | undefined) => Result<DevnetAction, string>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  report: plain('report rewards up to now and finalize what can be', async (link) =>
    outcomeText(await reportNow(link)),
  ),
  loss: {
    argument: '<percent>',
    about: 'report a loss of that part of the pool, as an inactivity leak would',
    parse: (text) => {
      const percent = decimal(text, 10);
      if (percent === undefined) return err('loss needs a percentage above 0 and up to 10, such as 0.5');
      return ok(async (link) => `Lost ${percent} %. ${outcomeText(await reportLoss(link, percent))}`);
    },
  },
  slash: {
    argument: '<validators>',
    about: 'slash so many validators; the next report shows it, later ones what follows',
    parse: (text) => {
      const count = decimal(text, 10_000);
      if (count === undefined || !Number.isInteger(count))
        return err('slash needs a whole number of validators up to 10000');
      return ok(async (link) => slashText(await slashNow(link, count)));
    },
  },
  'pause-staking': plain('stop new stakes', told(pauseStaking, 'Staking is paused.')),
  'resume-staking': plain('allow new stakes again', told(resumeStaking, 'Staking is open.')),
  'pause-queue': plain(
    'stop withdrawal requests and finalization',
    told(pauseQueue, 'The withdrawal queue is paused.'),
  ),
  'resume-queue': plain('allow them again', told(resumeQueue, 'The withdrawal queue is open.')),
  stop: plain('stop the whole protocol: stakes, transfers, reports', told(stopProtocol, 'The protocol is stopped.')),
  resume: plain('end that stop', told(resumeProtocol, 'The protocol runs again, staking included.')),
  'set-limit': {
    argument: '<eth>',
    about: 'set how much can be staked at once; it refills within 6,400 blocks',
    parse: (text) => {
      if (text === undefined || decimal(text, 1e9) === undefined)
        return err('set-limit needs an amount of ETH, such as 100');
      return ok(told((link) => setStakingLimit(link, text), `The staking limit is ${text} ETH.`));
    },
  },
  mine: {
    argument: '<blocks>',
    about: 'mine empty blocks',
    parse: (text) => {
      const blocks = decimal(text, 1_000);
      if (blocks === undefined || !Number.isInteger(blocks))
        return err('mine needs a whole number of blocks up to 1000');
      return ok(told((link) => mineBlocks(link, blocks), `Mined ${blocks} blocks.`));
    },
  },
};

/** Every command and what it does, for people. */
export const DEVNET_HELP = [
  'npm run devnet                        start a local chain without the app',
  ...Object.entries(COMMANDS).map(([name, { argument, about }]) => {
    return `npm run devnet -- ${[name, argument].filter(Boolean).join(' ').padEnd(20)}${about}`;
  }),
  'DEVNET_PORT names the chain, 8545 unless set.',
].join('\n');

/** Reads a command line such as ["loss", "0.5"]. Fails with what is wrong with it. */
export function parseDevnetCommand(args: readonly string[]): Result<DevnetAction, string> {
  const [name = '', argument, ...more] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return err(`There is no devnet command "${name}".\n\n${DEVNET_HELP}`);
  if (more.length > 0 || (command.argument === undefined && argument !== undefined)) {
    return err(`Too many arguments for ${name}.\n\n${DEVNET_HELP}`);
  }
  return command.parse(argument);
}

function plain(about: string, action: DevnetAction): Command {
  return { about, parse: () => ok(action) };
}

function told(action: (link: DevnetLink) => Promise<void>, text: string): DevnetAction {
  return async (link) => {
    await action(link);
    return text;
  };
}

function outcomeText({ finalizedRequests, exitedWei }: ReportOutcome): string {
  return `Reported: ${finalizedRequests} requests finalized, ${exitedWei / 10n ** 18n} ETH left the validators.`;
}

function slashText({ slashed, penaltyWei }: SlashOutcome): string {
  return `Slashed ${slashed} validators, ${formatEther(penaltyWei)} ETH at once. The next report shows it.`;
}

/** A plain decimal number above 0 and up to `most`. */
function decimal(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return value > 0 && value <= most ? value : undefined;
}
