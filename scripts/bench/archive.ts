import { freePort } from '../../devnet/free-port';
import { ThrowawayPostgres } from '../postgres/throwaway-postgres';
import { type SyncPart, SyncRunner } from './archive/sync-run';
import type { Bench } from './bench';

const LOGS = 100_000;
const LIMIT = 1_000n;

/** A history from nothing, in one go and with a process killed in the middle. */
export const archive: Bench = {
  name: 'archive',
  group: 'server',
  title: `A history of ${LOGS} logs from a node that takes ${LIMIT} blocks at once, into Postgres`,
  run: async ({ processes, beforeStop }) => {
    const postgres = await ThrowawayPostgres.start(processes, { port: await freePort() });
    beforeStop(() => postgres.remove());
    const runner = async () => SyncRunner.open({ processes, databaseUrl: postgres.url, logs: LOGS, limit: LIMIT });
    const stored = () => postgres.query('select count(*) from archive_logs');
    const whole = await runner();
    const rows = [rowOf('in one go', await whole.part(), await stored(), 0)];
    rows.push(rowOf('a second start', await whole.part(), await stored(), whole.repeated()));
    whole.stop();
    await postgres.query('truncate archive_logs, archive_coverage');
    const broken = await runner();
    rows.push(rowOf('killed (SIGKILL) at 40 %', await broken.part(LOGS * 0.4), await stored(), broken.repeated()));
    rows.push(rowOf('the next process', await broken.part(), await stored(), broken.repeated()));
    broken.stop();
    return rows;
  },
};

function rowOf(what: string, { queries, blocks, seconds }: SyncPart, stored: string, repeated: number) {
  return {
    what,
    seconds: seconds.toFixed(1),
    queries: String(queries),
    'blocks read': String(blocks),
    'logs stored': stored,
    'final blocks read twice': String(repeated),
  };
}
