import { buttonClass } from '@/components/ui/button-class';
import { Segmented } from '@/components/ui/segmented';
import { formatIsoDay } from '@/lib/format/format-date';
import type { HistoryView } from '@/lib/position-view';
import type { UnixSeconds } from '@/lib/units/units';

const FIELD = 'min-h-11 rounded border border-line-strong bg-surface px-3';

interface ExportFormProps {
  readonly account: string;
  readonly history: HistoryView;
  readonly today: UnixSeconds;
}

/** Downloads the ledger. A plain form: works without any script. */
export function ExportForm({ account, history, today }: ExportFormProps) {
  const last = formatIsoDay(today);
  return (
    <form action={`/api/v1/accounts/${account}/ledger`} method="get" className="mt-3 grid max-w-160 gap-4">
      <Segmented
        legend="Format"
        name="format"
        defaultValue="csv"
        options={[
          { value: 'csv', label: 'CSV' },
          { value: 'json', label: 'JSON' },
          { value: 'koinly', label: 'Koinly' },
          { value: 'rotki', label: 'rotki' },
        ]}
      />
      <div className="flex flex-wrap gap-4">
        <DateField
          name="from"
          label="From"
          max={last}
          value={history.since === null ? '' : formatIsoDay(history.since)}
        />
        <DateField name="to" label="To, included" max={last} value="" />
        <label className="grid gap-1 text-sm">
          Pool
          <select name="pool" className={FIELD}>
            <option value="">All</option>
            {history.pools.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="text-xs text-muted">
        Days are in UTC; empty means from the beginning, or up to the newest block. Every file names its last block and
        the SHA-256 of what it was made from. Nothing in it can run as a formula. It is a record, not tax advice.
      </p>
      <div>
        <button type="submit" className={buttonClass('outline')}>
          Download
        </button>
      </div>
    </form>
  );
}

interface DateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly max: string;
  readonly value: string;
}

/** A day in UTC. */
export function DateField({ name, label, max, value }: DateFieldProps) {
  return (
    <label className="grid gap-1 text-sm">
      {label}
      <input type="date" name={name} max={max} defaultValue={value} className={FIELD} />
    </label>
  );
}
