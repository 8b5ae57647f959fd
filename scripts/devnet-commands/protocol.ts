import { formatEther } from 'viem';

import {
  pauseQueue,
  pauseStaking,
  reportLoss,
  resumeProtocol,
  resumeQueue,
  resumeStaking,
  stopProtocol,
} from '../../devnet/controls';
import {
  drainBuffer,
  fillStakingLimit,
  finalizeAll,
  refillStakingLimit,
  setBunkerMode,
} from '../../devnet/pool-controls';
import { reportNow } from '../../devnet/report-now';
import type { ReportOutcome } from '../../devnet/reports';
import { type SlashOutcome, slashNow } from '../../devnet/slash-now';
import { formatStatus, readStatus } from '../../devnet/status';
import { err, ok } from '../../lib/result';
import { type Commands, decimal, onOff, plain, told, whole } from './command';

/** What the oracle and whoever holds the roles can do. */
export const protocolCommands: Commands = {
  status: plain('say how the chain, the protocol and the market are', async (link) =>
    formatStatus(await readStatus(link)),
  ),
  report: plain('report rewards up to now and finalize what can be', async (link) =>
    outcomeText(await reportNow(link)),
  ),
  finalize: plain('report until no withdrawal request waits', async (link) => {
    const { finalized, waiting, reports } = await finalizeAll(link);
    const rest = waiting === 0n ? 'none waits' : `${waiting} still wait`;
    return `${finalized} requests finalized in ${reports} reports; ${rest}.`;
  }),
  loss: {
    usage: '<percent>',
    about: 'report a loss of that part of the pool, as an inactivity leak would',
    most: 1,
    parse: ([text]) => {
      const percent = decimal(text, 10);
      if (percent === undefined) return err('loss needs a percentage above 0 and up to 10, such as 0.5');
      return ok(async (link) => `Lost ${percent} %. ${outcomeText(await reportLoss(link, percent))}`);
    },
  },
  slash: {
    usage: '<validators>',
    about: 'slash so many validators; the next report shows it, later ones what follows',
    most: 1,
    parse: ([text]) => {
      const count = whole(text, 10_000);
      if (count === undefined) return err('slash needs a whole number of validators up to 10000');
      return ok(async (link) => slashText(await slashNow(link, count)));
    },
  },
  'drain-buffer': plain('send the buffer to the validators', async (link) => {
    const { sentWei, leftWei } = await drainBuffer(link);
    return `${formatEther(sentWei)} ETH went to validators; ${formatEther(leftWei)} ETH are left in the buffer.`;
  }),
  'fill-limit': plain('use the staking limit up', async (link) => {
    const stakedWei = await fillStakingLimit(link);
    return `Staked the ${formatEther(stakedWei)} ETH that the limit allowed; set-limit makes room again.`;
  }),
  'set-limit': {
    usage: '<eth>',
    about: 'set how much can be staked at once; it refills within 6,400 blocks',
    most: 1,
    parse: ([text]) => {
      if (text === undefined || decimal(text, 1e9) === undefined)
        return err('set-limit needs an amount of ETH, such as 100');
      return ok(told((link) => refillStakingLimit(link, text), `The staking limit is ${text} ETH.`));
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
  bunker: onOff('switch bunker mode; reports keep it', 'bunker', (isOn) =>
    told((link) => setBunkerMode(link, isOn), `Bunker mode is ${isOn ? 'on' : 'off'}.`),
  ),
};

function outcomeText({ finalizedRequests, exitedWei }: ReportOutcome): string {
  return `Reported: ${finalizedRequests} requests finalized, ${exitedWei / 10n ** 18n} ETH left the validators.`;
}

function slashText({ slashed, penaltyWei }: SlashOutcome): string {
  return `Slashed ${slashed} validators, ${formatEther(penaltyWei)} ETH at once. The next report shows it.`;
}
