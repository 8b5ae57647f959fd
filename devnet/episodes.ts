import type { Address } from 'viem';

import type { DevnetLink } from './devnet-link';
import type { Episode } from './episode';
import { planPrices } from './feed/price-history';
import { planTrades } from './market/history';
import { playRocketPool } from './rocket-pool/play-rocket-pool';
import { prepareRate } from './rocket-pool/report-rate';
import { planRocketPoolHistory, type RocketPoolEvent } from './rocket-pool/rocket-pool-history';
import { playVault } from './vault/play-vault';
import { planVaultHistory } from './vault/vault-history';

/** Seconds between the slot a report is of and its transaction. */
const SLOT = 12;

/**
 * What happens beside the first protocol's history in the ninety days that end at `end`: Rocket Pool, the vault, trades
 * and prices.
 * @param end Unix seconds
 * @param accounts the chain's unlocked accounts
 */
export function planEpisodes(link: DevnetLink, end: number, accounts: readonly Address[]): readonly Episode[] {
  return [
    ...planRocketPoolHistory(end).map((event) => rocketPoolEpisode(link, event, accounts)),
    ...planVaultHistory(end).map((event) => ({ at: event.at, play: () => playVault(link, event, accounts) })),
    ...planPrices(link, end),
    ...planTrades(link, end),
  ];
}

function rocketPoolEpisode(link: DevnetLink, event: RocketPoolEvent, accounts: readonly Address[]): Episode {
  const { at } = event;
  if (event.kind !== 'balances') return { at, play: () => playRocketPool(link, event, accounts) };
  return { at, prepare: async () => [await prepareRate(link, event.rate, BigInt(at - SLOT))] };
}
