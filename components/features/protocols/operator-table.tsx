'use client';

import type { ReactNode } from 'react';

import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { StatusMark } from '@/components/ui/status-mark';
import { Table, Td, Th } from '@/components/ui/table';
import { formatCount } from '@/lib/format/format-count';
import { formatRatioPercent } from '@/lib/format/format-percent';
import { type Operator, validatorsOf } from '@/lib/protocols/operators';

import { type OperatorFigure, type OperatorsAt, operatorSource } from './operator-source';

interface OperatorTableProps extends OperatorsAt {
  readonly operators: readonly Operator[];
  /** What it holds, for screen readers. */
  readonly caption: string;
}

/** Operators with their keys. There can be a thousand: the notes of their figures are made when they are opened. */
export function OperatorTable({ operators, caption, ...at }: OperatorTableProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>Operator</Th>
          <Th numeric>Validators</Th>
          <Th numeric wideOnly>
            Exited
          </Th>
          <Th numeric wideOnly>
            Waiting keys
          </Th>
          <Th numeric>Share</Th>
        </tr>
      </thead>
      <tbody>
        {operators.map((operator) => (
          <Row key={`${operator.module}/${operator.id}`} operator={operator} at={at} />
        ))}
      </tbody>
    </Table>
  );
}

interface OfOperator {
  readonly operator: Operator;
  readonly at: OperatorsAt;
}

function Row({ operator, at }: OfOperator) {
  const module = at.modules.find(({ id }) => id === operator.module);
  const figure = (what: OperatorFigure, children: ReactNode) => (
    <OperatorsOwn operator={operator} at={at} what={what}>
      {children}
    </OperatorsOwn>
  );
  return (
    <tr>
      <Td
        detail={
          <>
            {operator.name === null ? '' : `${module?.name ?? ''}, no. ${operator.id} `}
            {!operator.active && <StatusMark tone="caution">not active</StatusMark>}
            {operator.stuck > 0n &&
              figure('stuck', <StatusMark tone="caution">{`${operator.stuck} should have exited`}</StatusMark>)}
          </>
        }
        narrowDetail={
          <span className="block pt-1">
            {figure('keys', `${operator.exited} exited, ${operator.depositable} keys wait`)}
          </span>
        }
      >
        {operator.name ?? `${module?.name ?? 'module'}, operator ${operator.id}`}
      </Td>
      <Td numeric>{figure('validators', formatCount(validatorsOf(operator)))}</Td>
      <Td numeric wideOnly>
        {figure('exited', formatCount(operator.exited))}
      </Td>
      <Td numeric wideOnly>
        {figure('waiting', formatCount(operator.depositable))}
      </Td>
      <Td numeric>
        {at.total === 0n ? '–' : figure('share', `${formatRatioPercent(validatorsOf(operator), at.total, 1)} %`)}
      </Td>
    </tr>
  );
}

function OperatorsOwn({
  operator,
  at,
  what,
  children,
}: OfOperator & { readonly what: OperatorFigure; readonly children: ReactNode }) {
  const module = at.modules.find(({ id }) => id === operator.module);
  if (module === undefined) return children;
  return <ProvenanceOnDemand source={() => operatorSource(operator, module, at, what)}>{children}</ProvenanceOnDemand>;
}
