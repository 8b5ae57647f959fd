import type { ReactNode } from 'react';

/** A ruled list of names and figures. */
export function Ledger({ children }: { children: ReactNode }) {
  return <dl className="border-t border-line tabular-nums">{children}</dl>;
}

interface LedgerRowProps {
  label: ReactNode;
  children: ReactNode;
  /** The line everything above leads to. */
  total?: boolean;
}

/** One line of a ledger; a figure too long for the line moves below its name. */
export function LedgerRow({ label, children, total = false }: LedgerRowProps) {
  const weight = total ? 'text-lg font-bold' : '';
  return (
    <div className={`flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2.25 ${weight}`}>
      <dt className={total ? '' : 'text-muted'}>{label}</dt>
      <dd className="ml-auto min-w-0 text-right [&_button]:text-right">{children}</dd>
    </div>
  );
}
