import type { ReactNode } from 'react';

interface TwoColumnsProps {
  readonly title: string;
  readonly lede: ReactNode;
  /** Left: does. */
  readonly does: ReactNode;
  /** Right: tells. */
  readonly tells: ReactNode;
}

/** The page's frame: the left column does, the right one tells; on a phone the form comes first. */
export function TwoColumns({ title, lede, does, tells }: TwoColumnsProps) {
  return (
    <div className="grid gap-x-18 gap-y-10 lg:grid-cols-[minmax(0,1.08fr)_minmax(0,1fr)]">
      <section>
        <h1>{title}</h1>
        <p className="mt-2 mb-6.5 max-w-[46ch] text-muted">{lede}</p>
        {does}
      </section>
      <section>{tells}</section>
    </div>
  );
}
