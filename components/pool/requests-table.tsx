'use client';

import { memo, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { Button } from '@/components/ui/button';
import { useTickedEarly } from '@/components/ui/entered-early';
import { SharedNote } from '@/components/ui/shared-note';
import { Table, Td, Th } from '@/components/ui/table';
import { formatCount } from '@/lib/format/format-count';

import { FIRST_REQUESTS } from './first-requests';

/** A request in a table. */
export interface RequestRow {
  readonly name: ReactNode;
  readonly standing: ReactNode;
  readonly amount: ReactNode;
  readonly amountDetail?: ReactNode;
}

/** Which requests are chosen, and how to change that. */
export interface RequestChoice<T> {
  /** Null for a request that cannot be chosen. */
  isChosen(request: T): boolean | null;
  /** The same function for as long as it does the same: a row is drawn anew with it. */
  readonly onChoose: (id: bigint, yes: boolean) => void;
}

interface RequestsTableProps<T> {
  /** What the table holds, for screen readers. */
  readonly caption: string;
  /** Heading of the first column. */
  readonly first?: string;
  readonly unit: string;
  readonly requests: readonly T[];
  /** The same function for as long as it says the same: a row is drawn anew with it. */
  readonly rowOf: (request: T) => RequestRow;
  /** Left out where there is nothing to choose. */
  readonly choice?: RequestChoice<T> | undefined;
}

/** Requests of an account, in any pool: to look at, or to choose among. Of many the first show, and the rest when asked for. */
export function RequestsTable<T extends { readonly id: bigint }>(props: RequestsTableProps<T>) {
  const { caption, first = 'Request', unit, requests, rowOf, choice } = props;
  const [askedForAll, askForAll] = useState(false);
  const firstOfRest = useRef<HTMLTableRowElement>(null);
  const shown = useMemo(
    () =>
      requests
        .slice(0, askedForAll ? requests.length : FIRST_REQUESTS)
        .map((request) => [request, rowOf(request)] as const),
    [requests, askedForAll, rowOf],
  );
  const hidden = requests.slice(shown.length);
  const hiddenChosen = choice === undefined ? 0 : hidden.filter((one) => choice.isChosen(one) === true).length;
  const showAll = () => {
    flushSync(() => askForAll(true));
    // The button is gone; reading goes on where the new rows begin.
    firstOfRest.current?.focus();
  };
  return (
    <>
      <SharedNote>
        <Table caption={caption}>
          <thead>
            <tr>
              <Th>{first}</Th>
              <Th>Where it stands</Th>
              <Th numeric>{unit}</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map(([request, row], index) => (
              <Row
                key={String(request.id)}
                id={request.id}
                row={row}
                chosen={choice?.isChosen(request) ?? null}
                onChoose={choice?.onChoose}
                start={index === FIRST_REQUESTS ? firstOfRest : undefined}
              />
            ))}
          </tbody>
        </Table>
      </SharedNote>
      {hidden.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <span className="text-muted">
            The first {formatCount(shown.length)} of {formatCount(requests.length)} requests
            {hiddenChosen > 0 && `; of the others ${formatCount(hiddenChosen)} are chosen too`}
          </span>
          <Button variant="quiet" onClick={showAll}>
            Show all {formatCount(requests.length)}
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly id: bigint;
  readonly row: RequestRow;
  readonly chosen: boolean | null;
  readonly onChoose: ((id: bigint, yes: boolean) => void) | undefined;
  /** Where reading goes on when the rest is shown. */
  readonly start: RefObject<HTMLTableRowElement | null> | undefined;
}

/** Of a thousand rows a click draws one anew. */
const Row = memo(function Row({ id, row, chosen, onChoose, start }: RowProps) {
  const { name, standing, amount, amountDetail } = row;
  return (
    <tr {...(start !== undefined && { ref: start, tabIndex: -1 })}>
      <Td>
        {chosen === null ? (
          name
        ) : (
          <Choice chosen={chosen} onChoose={(yes) => onChoose?.(id, yes)}>
            {name}
          </Choice>
        )}
      </Td>
      <Td>{standing}</Td>
      <Td numeric detail={amountDetail}>
        {amount}
      </Td>
    </tr>
  );
});

interface ChoiceProps {
  readonly chosen: boolean;
  onChoose(yes: boolean): void;
  readonly children: ReactNode;
}

function Choice({ chosen, onChoose, children }: ChoiceProps) {
  const box = useTickedEarly(chosen, onChoose);
  return (
    <label className="flex min-h-6 items-baseline gap-2.5">
      <input
        ref={box}
        type="checkbox"
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
        className="size-4 translate-y-0.5 accent-gate"
      />
      {children}
    </label>
  );
}
