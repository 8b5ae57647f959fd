import { custom, type Transport } from 'viem';
import type { Connector } from 'wagmi';

import { FaultError } from '@/lib/chain/errors';

/**
 * A transport that asks the connected wallet. The app has no node of its own in the browser: what leads to a signature is
 * read through the connection that will send it.
 * @param connected the wallet in use now, if any
 */
export function walletTransport(connected: () => Connector | undefined): Transport {
  return custom(
    {
      request: async (args: { method: string; params?: unknown }) => {
        const provider = await connected()?.getProvider();
        if (!isProvider(provider)) throw new FaultError({ code: 'disconnected' });
        return provider.request(args);
      },
    },
    { retryCount: 0 },
  );
}

function isProvider(
  value: unknown,
): value is { request: (args: { method: string; params?: unknown }) => Promise<unknown> } {
  return typeof value === 'object' && value !== null && 'request' in value && typeof value.request === 'function';
}
