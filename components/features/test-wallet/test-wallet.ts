import type { Wallet } from '@rainbow-me/rainbowkit';
import { createConnector, injected } from 'wagmi';

import { PromptQueue } from './prompt-queue';
import { createTestProvider } from './test-provider';

const ICON =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26"%3E%3Crect width="26" height="26" fill="%230B5D5B"/%3E%3Cpath d="M3 9c4-3 7 3 10 0s6 3 10 0M3 15c4-3 7 3 10 0s6 3 10 0" fill="none" stroke="%23fff" stroke-width="2"/%3E%3C/svg%3E';

/** The questions of the test wallet, answered by its dialog. */
export const testWalletPrompts = new PromptQueue();

/** The local test wallet as RainbowKit lists it. Only the local chain's island imports this file. */
export const testWallet: Wallet = {
  id: 'millrace-test',
  name: 'Local test wallet',
  iconUrl: ICON,
  iconBackground: '#0B5D5B',
  installed: true,
  createConnector: (details) => {
    const provider = createTestProvider(testWalletPrompts);
    const target = { id: 'millrace-test', name: 'Local test wallet', provider };
    return createConnector((config) => ({ ...injected({ target: () => target as never })(config), ...details }));
  },
};
