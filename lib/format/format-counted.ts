import type { Counted } from '@/lib/protocols/facts';

import { formatAmount } from './format-amount';

/** An amount of any decimals at a glance: two decimals from a thousand on, four below; cut off, never rounded up. */
export function formatCounted({ value, decimals }: Counted): string {
  const scale = 10n ** BigInt(decimals);
  const shown = Math.min(decimals, value >= 1_000n * scale ? 2 : 4);
  return value > 0n && value * 10_000n < scale ? '<0.0001' : formatAmount(value, { decimals, shown });
}

/** A rate with nine decimals, as many as show it move from report to report. */
export function formatRate({ value, decimals }: Counted): string {
  const shown = Math.min(decimals, 9);
  return formatAmount(value, { decimals, shown, atLeast: shown });
}
