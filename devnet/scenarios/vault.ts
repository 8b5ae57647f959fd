import { loseInvested, pauseVault, resumeVault } from '../vault/vault-controls';
import type { Scenario } from './scenario';

const LOSS_PERCENT = 1;

export const vaultPaused: Scenario = {
  about: 'the vault takes no deposits and no requests; claims stay open',
  play: pauseVault,
  undo: resumeVault,
};

export const vaultAfterLoss: Scenario = {
  about: `the vault lost ${LOSS_PERCENT} % of what it had invested`,
  play: (link) => loseInvested(link, LOSS_PERCENT),
};
