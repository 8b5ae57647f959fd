import type { ReactNode } from 'react';

interface TableProps {
  /** What the table holds, for screen readers. */
  caption: string;
  children: ReactNode;
}

/** A ruled table; children are native thead, tbody and tr with Th and Td. */
export function Table({ caption, children }: TableProps) {
  return (
    <table className="w-full border-collapse text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

interface CellProps {
  children?: ReactNode;
  /** Figures: set right, never broken. */
  numeric?: boolean;
  /** Only where there is room; repeat it in another cell's `narrowDetail`. */
  wideOnly?: boolean;
}

function cellClass(numeric: boolean, wideOnly: boolean): string {
  const side = numeric ? 'pl-2 text-right whitespace-nowrap sm:pl-3 [&_button]:text-right' : 'pr-2 text-left sm:pr-3';
  return wideOnly ? `${side} max-md:hidden` : side;
}

/** A column's heading, or with `row` a row's. */
export function Th({ children, numeric = false, wideOnly = false, row = false }: CellProps & { row?: boolean }) {
  if (row) {
    return (
      <th scope="row" className={`border-b border-line py-2.75 align-top font-bold ${cellClass(numeric, wideOnly)}`}>
        {children}
      </th>
    );
  }
  return (
    <th
      scope="col"
      className={`border-b border-ink py-1.5 align-bottom font-medium text-muted ${cellClass(numeric, wideOnly)}`}
    >
      {children}
    </th>
  );
}

interface TdProps extends CellProps {
  /** A second, smaller line. */
  detail?: ReactNode;
  /** A further small line on phones, for what a `wideOnly` column says elsewhere. */
  narrowDetail?: ReactNode;
}

/** A cell with optional smaller lines below. */
export function Td({ children, numeric = false, wideOnly = false, detail, narrowDetail }: TdProps) {
  return (
    <td className={`border-b border-line py-2.75 align-top ${cellClass(numeric, wideOnly)}`}>
      {children}
      {detail && <div className="text-xs text-muted">{detail}</div>}
      {narrowDetail && <div className="text-xs text-muted md:hidden">{narrowDetail}</div>}
    </td>
  );
}
