import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RAY } from '@/lib/units/units';

import type { LedgerKind } from './ledger-events';
import { tokenMovements } from './token-movements';

const NOTHING = { shares: 0n, wrapped: 0n, queued: 0n };
const line = (
  kind: LedgerKind,
  transaction: string | null,
  exact: Partial<{ liquid: bigint; wrapped: bigint; queued: bigint }>,
  moved: Partial<typeof NOTHING> = {},
) => ({
  kind,
  transaction,
  exact: { liquid: 0n, wrapped: 0n, queued: 0n, ...exact },
  moved: { ...NOTHING, ...moved },
});
const brief = (lines: readonly ReturnType<typeof line>[], opening = 0n) =>
  [...tokenMovements(lines, opening)].map(({ kind, rebasing, wrapped, ether }) => [kind, rebasing, wrapped, ether]);

describe('tokenMovements', () => {
  it('makes a wrap one trade, and a reward of the wrapped token none', () => {
    const lines = [
      line('deposit', '0x1', { liquid: 100n * RAY }, { shares: 90n }),
      line('wrap', '0x2', { liquid: -50n * RAY }, { shares: -45n }),
      line('wrap', '0x2', { wrapped: 50n * RAY }, { wrapped: 45n }),
      line('reward', '0x3', { liquid: 2n * RAY, wrapped: 2n * RAY }),
    ];
    expect(brief(lines)).toEqual([
      ['deposit', 100n, 0n, 0n],
      ['wrap', -50n, 45n, 0n],
      ['reward', 2n, 0n, 0n],
    ]);
  });

  it('lets a request move nothing, and makes its claim the sale, with what was paid', () => {
    const lines = [
      line('withdrawal-request', '0x1', { liquid: -(10n * RAY + 5n) }, { shares: -9n }),
      line('withdrawal-request', '0x1', { queued: 10n * RAY }, { queued: 10n }),
      line('claim', '0x2', { queued: -8n * RAY }, { queued: -8n }),
      line('claim-discount', '0x2', { queued: -2n * RAY }, { queued: -2n }),
    ];
    expect(brief(lines, 100n * RAY)).toEqual([['claim', -11n, 0n, 8n]]);
  });

  it('makes a request of the wrapped token the exchange it is', () => {
    const lines = [
      line('withdrawal-request', '0x1', { wrapped: -10n * RAY }, { wrapped: -9n }),
      line('withdrawal-request', '0x1', { queued: 10n * RAY }, { queued: 10n }),
    ];
    expect(brief(lines)).toEqual([['withdrawal-request', 10n, -9n, 0n]]);
  });

  it('names a report by what it brought, not by the rest of rounding before it', () => {
    const lines = [line('between-reports', '0x1', { liquid: 1n }), line('loss', '0x1', { liquid: -3n * RAY })];
    expect(brief(lines, 10n * RAY)).toEqual([['loss', -3n, 0n, 0n]]);
  });

  it('keeps a rest of rounding out of movements of the wrapped token, which it would make a trade', () => {
    const lines = [
      line('between-reports', '0x1', { liquid: 2n * RAY }),
      line('transfer-in', '0x1', { wrapped: 50n * RAY }, { wrapped: 45n }),
      line('between-reports', '0x2', { liquid: RAY }),
      line('transfer-out', '0x2', { wrapped: -50n * RAY }, { wrapped: -45n }),
      line('reward', '0x3', { liquid: 4n * RAY }),
    ];
    expect(brief(lines, 10n * RAY)).toEqual([
      ['transfer-in', 0n, 45n, 0n],
      ['transfer-out', 0n, -45n, 0n],
      ['reward', 7n, 0n, 0n],
    ]);
  });

  it('tells no rest beside a request, also after a step of the rate', () => {
    const lines = [
      line('between-reports', '0x1', { liquid: RAY }),
      line('withdrawal-request', '0x1', { liquid: -10n * RAY }, { shares: -9n }),
      line('withdrawal-request', '0x1', { queued: 10n * RAY }, { queued: 10n }),
    ];
    expect(brief(lines, 100n * RAY)).toEqual([]);
  });

  it('never loses a rest: the movements sum to the floor of what is held exactly', () => {
    const change = fc.bigInt({ min: -3n * RAY, max: 5n * RAY });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let held = 1_000n * RAY + 7n;
        const opening = held;
        const lines = changes.map((liquid, index) => {
          held += liquid;
          return line('reward', `0x${index}`, { liquid });
        });
        const sum = [...tokenMovements(lines, opening)].reduce(
          (total, { rebasing }) => total + rebasing,
          opening / RAY,
        );
        expect(sum).toBe(held / RAY);
      }),
    );
  });
});
