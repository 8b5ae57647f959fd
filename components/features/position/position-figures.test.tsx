import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ClientConfigProvider } from '@/hooks/client-config-context';
import { LiveProvider } from '@/hooks/live-context';
import type { ClientConfig } from '@/lib/chain/client-config';
import type { HistoryView, PositionView } from '@/lib/position-view';
import type { Holding } from '@/lib/protocols/holdings';
import { UNTOLD } from '@/lib/protocols/holdings.fixture';
import { unixSeconds, wei } from '@/lib/units/units';

import { PositionFigures } from './position-figures';

const ETHER = 10n ** 18n;
const waiting: Holding = { ...UNTOLD, kind: 'queued', worth: { amount: wei(2n * ETHER), estimated: true } };
const history: HistoryView = {
  since: null,
  pools: [],
  syncing: [],
  missing: [],
  total: null,
  lines: [],
  page: 1,
  pages: 1,
  lineCount: 0,
};

const config: ClientConfig = {
  build: 'test',
  network: 'devnet',
  chainId: 31337,
  chainName: 'Local',
  explorer: null,
  pools: [],
  markets: [],
  weth: null,
  blockSeconds: 12,
  walletConnectProjectId: null,
  safeAppOrigins: [],
  devnet: null,
};

/** What the figures say, without marks. */
function said(held: readonly Holding[], changes: Partial<PositionView> = {}): string {
  const view: PositionView = {
    account: `0x${'ab'.repeat(20)}`,
    block: { number: 5n, hash: `0x${'ab'.repeat(32)}`, timestamp: unixSeconds(9n), baseFeePerGas: null },
    isOld: false,
    holdings: { held, failed: [], requests: UNTOLD.origins.amount },
    worth: wei(0n),
    unknown: [],
    otherUnits: [],
    bridge: null,
    ether: wei(0n),
    etherOrigin: UNTOLD.origins.amount,
    requests: [],
    vaults: [],
    history,
    ...changes,
  };
  const page = (
    <ClientConfigProvider config={config}>
      <LiveProvider initial={{ status: 'unavailable', reason: 'a test', now: unixSeconds(9n) }}>
        <PositionFigures view={view} />
      </LiveProvider>
    </ClientConfigProvider>
  );
  return renderToStaticMarkup(page).replaceAll(/<[^>]+>/g, ' ');
}

describe('PositionFigures', () => {
  it('does not take what nobody tells the worth of for nothing', () => {
    const words = said([UNTOLD]);
    expect(words).toContain('not known: vA whose payment Vault A does not tell');
    expect(words).not.toContain('0 ready');
  });

  it('says of a sum with an unknown part that it is the least', () => {
    const words = said([UNTOLD, waiting]);
    expect(words).toMatch(/Leaving.*, at least.*an unknown amount ready, 2\.?0* waiting/);
    expect(words).toContain('Not known: vA whose payment Vault A does not tell.');
  });

  it('says of a pool that cannot be read that what leaves it is not known', () => {
    const holdings = {
      held: [waiting],
      failed: [{ name: 'Rocket Pool', reason: 'no answer' }],
      requests: UNTOLD.origins.amount,
    };
    expect(said([], { holdings })).toContain('Not known: what is in Rocket Pool.');
  });

  it('says nothing of the unknown where everything is known', () => {
    expect(said([waiting])).not.toMatch(/not known|at least/i);
  });

  it('names the worth as the least where a part of it is unknown', () => {
    expect(said([UNTOLD], { unknown: ['vA whose payment Vault A does not tell'] })).toMatch(/Worth now, at least/);
  });
});
