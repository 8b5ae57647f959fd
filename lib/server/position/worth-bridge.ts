import 'server-only';

import type { WorthBridge } from '@/lib/position-view';
import type { Holding } from '@/lib/protocols/holdings';
import { knownWorth } from '@/lib/protocols/known-worth';
import type { RequestView } from '@/lib/protocols/lido/request-view';
import { sumOrigin } from '@/lib/protocols/worth-origin';
import { type Wei, wei } from '@/lib/units/units';

import type { NamedLedgerPool } from '../ledger/ledger-pools';

/** What of a pool tells whether its ledger holds what was asked back. */
type Keeper = Pick<NamedLedgerPool, 'id'> & { readonly source: Pick<NamedLedgerPool['source'], 'keepsRequests'> };

/**
 * What stands between the ledgers and the worth of everything, in wei: closing + all parts = worth. What was asked back
 * counts once: in the ledger, or where that does not keep it, here.
 * @param pools whose ledgers are in the closing
 * @param requests of Lido's queue
 * @param closing of all ledgers that count in ether
 */
export function worthBridge(
  pools: readonly Keeper[],
  held: readonly Holding[],
  requests: readonly Pick<RequestView, 'claimable' | 'nominal'>[],
  closing: Wei,
): WorthBridge {
  const worth = knownWorth(held).amount;
  const keepers = new Set(pools.flatMap(({ id, source }) => (source.keepsRequests ? [id] : [])));
  const outside = held.filter(
    ({ protocol, pool, kind }) => protocol === 'erc4626' && kind !== 'token' && !keepers.has(pool),
  );
  const vaultRequests = knownWorth(outside).amount;
  const claims = requests.reduce(
    (sum, { claimable, nominal }) => (claimable === null ? sum : sum + claimable - nominal),
    0n,
  );
  const rest = worth - closing - vaultRequests - claims;
  const claimable = held.filter(({ protocol, kind }) => protocol === 'lido' && kind === 'claimable');
  const origins = {
    vaultRequests: sumOrigin('In requests of vaults', outside),
    claims: sumOrigin('Claims against what was asked for', claimable),
  };
  return { vaultRequests, claims: wei(claims), rest: wei(rest), worth, origins };
}
