import type { ReactNode } from 'react';

import { Table, Td, Th } from '@/components/ui/table';

/** A request in a table. */
export interface RequestRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly standing: ReactNode;
  readonly amount: ReactNode;
  readonly amountDetail?: ReactNode;
  /** Whether it is chosen, and how to change that; null for one that cannot be. */
  readonly choice?: { readonly chosen: boolean; onChoose(yes: boolean): void } | null;
}

interface RequestsTableProps {
  /** What the table holds, for screen readers. */
  readonly caption: string;
  /** Heading of the first column. */
  readonly first?: string;
  readonly unit: string;
  readonly rows: readonly RequestRow[];
}

/** Requests of an account, in any pool: to look at, or to choose among. */
export function RequestsTable({ caption, first = 'Request', unit, rows }: RequestsTableProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{first}</Th>
          <Th>Where it stands</Th>
          <Th numeric>{unit}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, standing, amount, amountDetail, choice = null }) => (
          <tr key={key}>
            <Td>
              {choice === null ? (
                name
              ) : (
                <label className="flex min-h-6 items-baseline gap-2.5">
                  <input
                    type="checkbox"
                    checked={choice.chosen}
                    onChange={(event) => choice.onChoose(event.target.checked)}
                    className="size-4 translate-y-0.5 accent-gate"
                  />
                  {name}
                </label>
              )}
            </Td>
            <Td>{standing}</Td>
            <Td numeric detail={amountDetail}>
              {amount}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
