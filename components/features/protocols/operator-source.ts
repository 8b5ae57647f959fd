import { sourceWords } from '@/components/pool/source-of';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { formatCount } from '@/lib/format/format-count';
import type { Operator, OperatorModule } from '@/lib/protocols/operators';
import type { BlockRef } from '@/lib/protocols/protocol';
import { callsOf } from '@/lib/protocols/provenance-entry';

/** A figure of an operator. `keys` is two of them in one line. */
export type OperatorFigure = 'validators' | 'exited' | 'waiting' | 'keys' | 'share' | 'stuck';

/** What operators are shown with. */
export interface OperatorsAt {
  readonly modules: readonly Pick<OperatorModule, 'id' | 'name' | 'address'>[];
  /** Validators of all operators. */
  readonly total: bigint;
  readonly block: Pick<BlockRef, 'number' | 'timestamp'>;
}

/** Where a figure of an operator comes from: its module’s summary of it. */
export function operatorSource(
  { id, name }: Pick<Operator, 'id' | 'name'>,
  module: OperatorsAt['modules'][number],
  { total, block }: OperatorsAt,
  what: OperatorFigure,
): ProvenanceSource {
  const [of, formula] = WORDS[what];
  const whole = what === 'share' ? ` ÷ ${formatCount(total)}, which work for all operators of all modules` : '';
  const origin = callsOf(module.address, module.name)(
    `${name ?? `Operator ${id}`}${of}`,
    'getNodeOperatorSummary(uint256)(uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)',
    `${formula}${whole}`,
    [String(id)],
  );
  return sourceWords(origin, block);
}

const WORDS = {
  validators: ['', 'deposited less exited: the seventh answer less the sixth'],
  exited: [': exited', 'keys whose validators left: the sixth answer'],
  waiting: [': waiting keys', 'keys that wait for a deposit: the eighth answer'],
  keys: [': keys', 'exited, the sixth answer, and waiting for a deposit, the eighth'],
  share: [': share', 'deposited less exited, the seventh answer less the sixth,'],
  stuck: [': should have exited', 'validators that were to leave and have not: the third answer'],
} as const satisfies Record<OperatorFigure, readonly [title: string, formula: string]>;
