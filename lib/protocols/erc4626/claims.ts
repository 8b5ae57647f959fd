import { err, ok, type Result } from '@/lib/result';
import type { Shares } from '@/lib/units/units';
import { shares, type Wei, wei } from '@/lib/units/units';

import type { Refusal } from '../refusal';
import type { VaultContracts, VaultPosition, VaultRequest } from './pool';

/** Requests in one claim: the vault goes through them one by one. */
export const MAX_VAULT_CLAIMS = 100;

/** What a claim takes and pays. */
export interface VaultClaim {
  readonly shares: Shares;
  readonly assets: Wei;
}

/**
 * What claiming those requests comes to. `redeem` names an amount and no request, and the vault pays the oldest first. So
 * where it tells requests apart the chosen ones must be its oldest; where it does not, all are claimed together.
 */
export function claimOf(
  { listsRequests }: VaultContracts,
  position: VaultPosition | null,
  ids: readonly bigint[],
): Result<VaultClaim, Refusal> {
  if (ids.length === 0) return err({ code: 'nothing-selected' });
  if (ids.length > MAX_VAULT_CLAIMS) return err({ code: 'too-many-claims', most: MAX_VAULT_CLAIMS });
  const requests = position?.requests ?? [];
  for (const id of ids) {
    const request = requests.find((candidate) => candidate.id === id);
    if (request === undefined) return err({ code: 'not-owner', id });
    if (request.claimable === null) return err({ code: 'not-claimable', id });
  }
  const ready = requests.filter(({ claimable }) => claimable !== null);
  const due = listsRequests ? ready.slice(0, new Set(ids).size) : ready;
  const left = due.find(({ id }) => !ids.includes(id));
  if (left !== undefined) return err({ code: 'oldest-first', id: left.id });
  return listsRequests ? ok(sumOf(due)) : claimOfAll(position, due);
}

function sumOf(requests: readonly VaultRequest[]): VaultClaim {
  const sum = (part: (request: VaultRequest) => bigint) =>
    requests.reduce((total, request) => total + part(request), 0n);
  return {
    shares: shares(sum(({ claimable }) => claimable?.shares ?? 0n)),
    assets: wei(sum(({ claimable }) => claimable?.assets ?? 0n)),
  };
}

function claimOfAll(position: VaultPosition | null, [first]: readonly VaultRequest[]): Result<VaultClaim, Refusal> {
  const exit = position?.exit ?? null;
  if (exit === null) return err({ code: 'not-priced', reason: 'the vault does not say what can be claimed' });
  // The vault counts something as claimable and pays nothing for it: nothing is there to be claimed after all.
  return exit.shares === 0n ? err({ code: 'not-claimable', id: first?.id ?? 0n }) : ok(exit);
}
