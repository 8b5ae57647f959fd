import { connectorsForWallets, type Wallet } from '@rainbow-me/rainbowkit';
import { injectedWallet, walletConnectWallet } from '@rainbow-me/rainbowkit/wallets';
import { type Config, createConfig } from 'wagmi';
import { getConnection } from 'wagmi/actions';
import { walletTransport } from '@/hooks/wallet-transport';
import type { ClientConfig } from '@/lib/chain/client-config';
import { chainOf } from './chain';

/**
 * wagmi for one network. Installed wallets announce themselves (EIP-6963); WalletConnect is there only when a project
 * id is configured, since its code calls home as soon as it is present.
 * @param extra wallets of this network only
 */
export function createWagmiConfig(client: ClientConfig, extra: readonly Wallet[]): Config {
  const chain = chainOf(client);
  const projectId = client.walletConnectProjectId;
  const remote = projectId === null ? [] : [walletConnectWallet];
  const connectors = connectorsForWallets(
    [{ groupName: 'Wallets', wallets: [...extra.map((wallet) => () => wallet), injectedWallet, ...remote] }],
    // RainbowKit asks for an id even when no wallet uses it.
    { appName: 'Millrace', projectId: projectId ?? 'none' },
  );
  const config: Config = createConfig({
    chains: [chain],
    connectors,
    multiInjectedProviderDiscovery: true,
    transports: { [chain.id]: walletTransport(() => getConnection(config).connector) },
  });
  return config;
}
