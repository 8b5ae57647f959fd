import './globals.css';

import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { fontClasses } from '@/components/layout/fonts';
import { Footer } from '@/components/layout/footer';
import { Header } from '@/components/layout/header';
import { LiveBlockStatus } from '@/components/layout/live-block-status';
import { RenewedNotice } from '@/components/layout/renewed-notice';
import { WalletButton } from '@/components/layout/wallet-button';
import { WalletSlot } from '@/components/layout/wallet-slot';
import { LiveRace } from '@/components/pool/live-race';
import { TermNotes } from '@/components/ui/term-notes';
import { ClientConfigProvider } from '@/hooks/client-config-context';
import { LiveProvider } from '@/hooks/live-context';
import { PriceProvider } from '@/hooks/price-context';
import { WalletProvider } from '@/hooks/wallet-context';
import { ACCOUNT_COOKIE, accountFromCookie } from '@/lib/account-cookie';
import { preferencesFrom } from '@/lib/preferences';
import { packAccount } from '@/lib/protocols/packed-account';
import { clientConfig } from '@/lib/server/client-config';
import { ethPrice } from '@/lib/server/eth-price';
import { withWaitsAtHand } from '@/lib/server/exits/exits';
import { accountLive, currentLive } from '@/lib/server/live';

export const metadata: Metadata = {
  title: { default: 'Stake ETH · Millrace', template: '%s · Millrace' },
  description: 'Stake ETH, hold the liquid token, see what it is worth and what it earns, and redeem it.',
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** Every page: one picture of the pool for all of it, the visitor's own numbers when a cookie names their account. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const store = await cookies();
  const remembered = accountFromCookie(store.get(ACCOUNT_COOKIE)?.value);
  const [live, account] = await Promise.all([
    currentLive(),
    remembered === null ? null : accountLive(remembered).then(withWaitsAtHand),
  ]);
  const config = clientConfig();
  const { theme, currency } = preferencesFrom((name) => store.get(name)?.value);
  const wantsMoney = currency === 'usd' && live.status !== 'unavailable';
  const price = wantsMoney ? await ethPrice(live.snapshot.block) : null;
  return (
    <html lang="en" className={fontClasses} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <ClientConfigProvider config={config}>
          <LiveProvider initial={live}>
            <PriceProvider price={price}>
              <WalletProvider remembered={remembered} initialAccount={account === null ? null : packAccount(account)}>
                <Header status={<LiveBlockStatus />} wallet={<WalletButton />} />
                <div className="border-b border-line">
                  <div className="sheet py-3.5">
                    <LiveRace />
                  </div>
                </div>
                <RenewedNotice />
                <main id="main" className="sheet pt-10 pb-20 max-md:pt-7">
                  {children}
                </main>
                <Footer networkName={config.chainName} />
                <WalletSlot />
                <TermNotes />
              </WalletProvider>
            </PriceProvider>
          </LiveProvider>
        </ClientConfigProvider>
      </body>
    </html>
  );
}
