import { describe, expect, it } from 'vitest';

import { accruingMovements } from './accruing-movements';
import type { LedgerKind } from './ledger-events';

const line = (
  kind: LedgerKind,
  transaction: string | null,
  moved: Partial<Record<'shares' | 'wrapped' | 'queued', bigint>> = {},
  claimedShares = 0n,
) => ({ kind, transaction, moved: { shares: 0n, wrapped: 0n, queued: 0n, ...moved }, claimedShares });
const brief = (lines: readonly ReturnType<typeof line>[]) =>
  [...accruingMovements(lines)].map(({ kind, rebasing, wrapped, ether }) => [kind, rebasing, wrapped, ether]);

describe('accruingMovements', () => {
  it('tells what comes and leaves, and nothing of a report', () => {
    const lines = [
      line('deposit', '0x1', { wrapped: 10n }),
      line('reward', '0x2'),
      line('transfer-out', '0x3', { wrapped: -4n }),
      line('redemption', '0x4', { wrapped: -6n }),
    ];
    expect(brief(lines)).toEqual([
      ['deposit', 0n, 10n, 0n],
      ['transfer-out', 0n, -4n, 0n],
      ['redemption', 0n, -6n, 0n],
    ]);
  });

  it('lets a request move nothing, and gives the shares away with the claim', () => {
    const lines = [
      line('withdrawal-request', '0x1', { shares: 10n }),
      line('withdrawal-request', '0x1', { wrapped: -10n }),
      line('request-ready', '0x2', { shares: -10n, queued: 11n }),
      line('claim', '0x3', { queued: -7n }, 6n),
      line('claim', '0x4', { queued: -3n }, 4n),
      line('claim-discount', '0x4', { queued: -1n }),
    ];
    expect(brief(lines)).toEqual([
      ['claim', 0n, -6n, 0n],
      ['claim', 0n, -4n, 0n],
    ]);
  });

  it('moves the shares of a request that is made for another', () => {
    expect(brief([line('withdrawal-request', '0x1', { wrapped: -10n })])).toEqual([
      ['withdrawal-request', 0n, -10n, 0n],
    ]);
    expect(brief([line('withdrawal-request', '0x1', { shares: 10n })])).toEqual([['withdrawal-request', 0n, 10n, 0n]]);
  });
});
