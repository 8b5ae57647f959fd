'use client';

import '@rainbow-me/rainbowkit/styles.css';

import { RainbowKitProvider, type Wallet } from '@rainbow-me/rainbowkit';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, memo, type ReactNode, Suspense, useState } from 'react';
import { type Config, WagmiProvider } from 'wagmi';

import { TransactionSlot } from '@/components/features/transaction/transaction-slot';
import { SessionLink } from '@/components/features/wallet/session-link';
import { createWagmiConfig } from '@/components/features/wallet/wagmi-config';
import { ReadyNotice } from '@/components/pool/ready-notice';
import { useClientConfig } from '@/hooks/client-config-context';
import { isFramed } from '@/hooks/is-framed';
import type { ClientConfig } from '@/lib/chain/client-config';

/** Only the local chain ever asks for this file: elsewhere the test wallet does not exist. */
const DevnetWallet = lazy(() => import('./devnet-wallet-island'));
/** Only a page that Safe's app shows inside its own ever asks for this file. */
const SafeWallet = lazy(() => import('./safe-wallet-island'));

/**
 * Everything that needs wallet code. It is a sibling of the page, not around it: pages never wait for it. It renders once,
 * whatever the page does: wagmi asks the wallet of an earlier visit again each time its provider renders.
 */
export default memo(function WalletIsland() {
  const client = useClientConfig();
  if (client.safeAppOrigins.length > 0 && isFramed())
    return (
      <Suspense>
        <SafeWallet origins={client.safeAppOrigins}>{(extra) => <Providers extra={extra} />}</SafeWallet>
      </Suspense>
    );
  if (client.devnet === null) return <Providers extra={NO_WALLETS} />;
  return (
    <Suspense>
      <DevnetWallet>{(extra, dialog) => <Providers extra={extra}>{dialog}</Providers>}</DevnetWallet>
    </Suspense>
  );
});

/**
 * RainbowKit's dialog locks scrolling with a style element of its own (react-style-singleton), which the page's policy
 * admits only with the nonce. That library takes it from this global name.
 */
function lendNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  Object.assign(globalThis, { __webpack_nonce__: nonce });
}

const NO_WALLETS: readonly Wallet[] = [];

let made: Config | null = null;

/**
 * One configuration per page, made outside of React: a render that React starts again would make a second one, and
 * wagmi reconnects only the first.
 */
function wagmiConfig(client: ClientConfig, extra: readonly Wallet[]): Config {
  made ??= createWagmiConfig(client, extra);
  return made;
}

function Providers({ extra, children }: { readonly extra: readonly Wallet[]; readonly children?: ReactNode }) {
  const client = useClientConfig();
  const config = wagmiConfig(client, extra);
  const [queries] = useState(() => {
    lendNonce();
    return new QueryClient();
  });
  return (
    <WagmiProvider config={config}>
      <QueryClientProvider client={queries}>
        <RainbowKitProvider theme={null} modalSize="compact" locale="en-US">
          <SessionLink />
          <ReadyNotice />
          <TransactionSlot />
          {children}
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiProvider>
  );
}
