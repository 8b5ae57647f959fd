import { formatIsoDay } from '@/lib/format/format-date';
import type { PoolId } from '@/lib/protocols/protocol';
import type { UnixSeconds } from '@/lib/units/units';

/** Whose ledgers are summed, where they are handed out, and up to which block. */
export interface LedgerAt {
  /** This server as visitors reach it: scheme and host. */
  readonly site: string;
  readonly account: string;
  readonly block: { readonly number: bigint };
}

/**
 * A command that takes an account's ledgers from this server and prints something of them.
 * @param pool one of them; null for all
 * @param pipe what is done with the lines of CSV
 */
function ledgerCommand({ site, account, block }: LedgerAt, pool: PoolId | null, pipe: string): string {
  const one = pool === null ? '' : `&pool=${pool}`;
  return `curl -fsS "${site}/api/v1/accounts/${account}/ledger?format=csv&to=${block.number}${one}" | ${pipe}`;
}

/**
 * A command that sums amounts of an account's ledgers, in whole units.
 * @param program in awk: which cells of the lines to print
 */
export function sumCommand(at: LedgerAt, pool: PoolId | null, program: string): string {
  return ledgerCommand(at, pool, `awk -F, '${program}' | paste -sd+ - | bc`);
}

/** A command that counts lines of an account's ledgers; the program prints one for each. */
export function countCommand(at: LedgerAt, pool: PoolId | null, program: string): string {
  return ledgerCommand(at, pool, `awk -F, '${program}' | wc -l`);
}

/** Cells of the files: docs/exports.md tells of them. */
export const CELLS = { time: '$2', kind: '$6', change: '$7', worth: '$8', unit: '$9' } as const;

/**
 * The condition under which a line of such kinds is taken, in awk.
 * @param unit only what is worth that; null for all
 */
export function linesOf(kinds: readonly string[], since: UnixSeconds | null, unit: string | null): string {
  const { time, kind } = CELLS;
  const from = since === null ? '' : `&&${time}>="${formatIsoDay(since)}"`;
  return `${kind}~/^(${kinds.join('|')})$/${from}${unitIs(unit)}`;
}

/** The condition that a line is worth that; nothing for any. */
export function unitIs(unit: string | null): string {
  return unit === null ? '' : `&&${CELLS.unit}=="${unit}"`;
}
