'use client';

import { createContext, type ReactNode, useContext } from 'react';

import type { ClientConfig } from '@/lib/chain/client-config';

const ConfigContext = createContext<ClientConfig | null>(null);

/** Gives pages the network the server is for. */
export function ClientConfigProvider({
  config,
  children,
}: {
  readonly config: ClientConfig;
  readonly children: ReactNode;
}) {
  return <ConfigContext value={config}>{children}</ConfigContext>;
}

/** The network the server is for. */
export function useClientConfig(): ClientConfig {
  const config = useContext(ConfigContext);
  if (config === null) throw new Error('useClientConfig outside ClientConfigProvider');
  return config;
}
