'use client';

import type { Wallet } from '@rainbow-me/rainbowkit';
import { type ReactNode, useState } from 'react';

import { safeWallet } from '@/components/features/safe-app/safe-wallet';

/** Lends the wallet code the Safe whose app shows this page inside its own; no other wallet is offered there. */
export default function SafeWalletIsland({
  origins,
  children,
}: {
  readonly origins: readonly string[];
  readonly children: (wallets: readonly Wallet[]) => ReactNode;
}) {
  const [wallets] = useState(() => [safeWallet(origins)]);
  return children(wallets);
}
