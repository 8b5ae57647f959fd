import type { ProvenanceSource } from '@/components/ui/provenance';
import { formatExact } from '@/lib/format/format-amount';
import type { VaultPool, VaultRequest } from '@/lib/protocols/erc4626/pool';
import type { BlockRef } from '@/lib/protocols/protocol';
import { callsOf } from '@/lib/protocols/provenance-entry';

import { sourceWords } from './source-of';

/** An amount of a vault's request. */
export type VaultRequestFigure = 'pending' | 'ready' | 'pays';

/** Whose request it is, and the block it was read at. */
export interface VaultRequestAt {
  readonly account: string;
  readonly block: Pick<BlockRef, 'number' | 'timestamp'>;
}

/** Where an amount of a vault's request comes from: the vault's own word for it. */
export function vaultRequestSource(
  request: VaultRequest,
  { contracts, tokens }: Pick<VaultPool, 'contracts' | 'tokens'>,
  { account, block }: VaultRequestAt,
  what: VaultRequestFigure,
): ProvenanceSource {
  const { title, call, formula } = WORDS[what];
  const of = request.id === 0n ? 'all requests of the account together' : `request ${request.id}`;
  const amount = amountOf(request, what);
  const { symbol, decimals } = what === 'pays' ? tokens.underlying : tokens.accruing;
  const exactly = amount === null ? '' : ` ${formatExact(amount, decimals)} ${symbol}.`;
  const origin = callsOf(contracts.vault, 'ERC-4626 vault')(title, call, `${formula} Of ${of}:${exactly}`, [
    String(request.id),
    account,
  ]);
  return sourceWords(origin, block);
}

function amountOf({ pending, claimable }: VaultRequest, what: VaultRequestFigure): bigint | null {
  if (what === 'pending') return pending;
  return (what === 'ready' ? claimable?.shares : claimable?.assets) ?? null;
}

const WORDS = {
  pending: {
    title: 'Shares that wait',
    call: 'pendingRedeemRequest(uint256,address)(uint256)',
    formula: 'Asked for and not paid yet; what they will pay is decided when they are fulfilled.',
  },
  ready: {
    title: 'Shares that are ready',
    call: 'claimableRedeemRequest(uint256,address)(uint256)',
    formula: 'Asked for, fulfilled and not claimed yet.',
  },
  pays: {
    title: 'The request pays',
    call: 'claimableRedeemAssets(uint256,address)(uint256)',
    formula: 'What a claim pays: fixed when it was fulfilled, and no longer earning.',
  },
} as const satisfies Record<VaultRequestFigure, { title: string; call: string; formula: string }>;
