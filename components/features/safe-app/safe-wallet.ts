import type { Wallet } from '@rainbow-me/rainbowkit';
import { createConnector, injected } from 'wagmi';

import { createSafeLink } from './safe-link';
import { createSafeProvider } from './safe-provider';

const ICON =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26"%3E%3Crect width="26" height="26" fill="%230B5D5B"/%3E%3Cpath d="M8 8h10v10H8z" fill="none" stroke="%23fff" stroke-width="2"/%3E%3C/svg%3E';

/** The Safe whose app shows this page inside its own, as RainbowKit lists it. Connected without being asked. */
export function safeWallet(origins: readonly string[]): Wallet {
  const provider = createSafeProvider(createSafeLink(window, origins));
  const target = { id: 'safe', name: 'Safe', provider };
  return {
    id: 'safe',
    name: 'Safe',
    iconUrl: ICON,
    iconBackground: '#0B5D5B',
    installed: true,
    createConnector: (details) =>
      createConnector((config) => ({ ...injected({ target: () => target as never })(config), ...details })),
  };
}
