'use client';

import type { Wallet } from '@rainbow-me/rainbowkit';
import type { ReactNode } from 'react';

import { testWallet, testWalletPrompts } from '@/components/features/test-wallet/test-wallet';
import { TestWalletDialog } from '@/components/features/test-wallet/test-wallet-dialog';

const WALLETS: readonly Wallet[] = [testWallet];

/** Lends the wallet code the local chain's test wallet. */
export default function DevnetWalletIsland({
  children,
}: {
  readonly children: (wallets: readonly Wallet[], dialog: ReactNode) => ReactNode;
}) {
  return children(WALLETS, <TestWalletDialog prompts={testWalletPrompts} />);
}
