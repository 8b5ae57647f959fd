import {
  closeEpoch,
  fulfilEpoch,
  loseInvested,
  pauseVault,
  resumeVault,
  runVaultRound,
} from '../../devnet/vault/vault-controls';
import { formatVaultRound } from '../../devnet/vault/vault-round';
import { err, ok } from '../../lib/result';
import { type Commands, decimal, plain, told } from './command';

const MOST_LOSS_PERCENT = 50;

/** What the vault's keeper can do. */
export const vaultCommands: Commands = {
  'vault-round': plain('report, pay the oldest closed epoch, close the open one', async (link) =>
    formatVaultRound(await runVaultRound(link)),
  ),
  'vault-close': plain('close the open epoch', async (link) => {
    const epoch = await closeEpoch(link);
    return epoch === undefined ? 'Nobody asks for anything in the open epoch.' : `Epoch ${epoch} is closed.`;
  }),
  'vault-fulfil': plain('pay the oldest closed epoch', async (link) => {
    const epoch = await fulfilEpoch(link);
    return epoch === undefined ? 'No closed epoch waits.' : `Epoch ${epoch} is paid and can be claimed.`;
  }),
  'vault-loss': {
    usage: '<percent>',
    about: 'lose that part of what is invested',
    most: 1,
    parse: ([text]) => {
      const percent = decimal(text, MOST_LOSS_PERCENT);
      if (percent === undefined) return err(`vault-loss needs a percentage above 0 and up to ${MOST_LOSS_PERCENT}`);
      return ok(told((link) => loseInvested(link, percent), `The vault lost ${percent} % of what it had invested.`));
    },
  },
  'vault-pause': plain('stop deposits and requests', told(pauseVault, 'The vault is paused; claims stay open.')),
  'vault-resume': plain('allow them again', told(resumeVault, 'The vault is open.')),
};
