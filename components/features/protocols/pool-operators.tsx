import { Section } from '@/components/layout/section';
import { OriginOf } from '@/components/pool/origin-of';
import { blockWords, castCall } from '@/components/pool/source-of';
import { Provenance, type ProvenanceSource } from '@/components/ui/provenance';
import { StatusMark } from '@/components/ui/status-mark';
import { Table, Td, Th } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { Unavailable } from '@/components/ui/unavailable';
import { type Concentration, concentrationOf } from '@/lib/domain/concentration';
import { formatCount } from '@/lib/format/format-count';
import { formatRatioPercent } from '@/lib/format/format-percent';
import { type Operator, type OperatorModule, validatorsOf } from '@/lib/protocols/operators';
import type { OnDemand } from '@/lib/protocols/oversight-state';
import type { BlockRef } from '@/lib/protocols/protocol';
import { callsOf } from '@/lib/protocols/provenance-entry';

import { OperatorTable } from './operator-table';

/** Operators shown at once; the others are in a part that opens. */
const SHOWN_FIRST = 25;

/** Who runs the validators, and how evenly they are spread. */
export function PoolOperators({ operators }: { readonly operators: OnDemand<readonly OperatorModule[]> | null }) {
  if (operators === null) {
    return (
      <Section id="operators" title={<Term id="nodeOperator">Operators</Term>}>
        <p className="mt-3 max-w-[64ch] text-muted">
          This protocol keeps no list of its operators that could be compared here: anyone can be one, or a keeper works
          alone. Concentration is not measured.
        </p>
      </Section>
    );
  }
  if (operators.status === 'unavailable') {
    return (
      <Section id="operators" title={<Term id="nodeOperator">Operators</Term>}>
        <p className="mt-3">
          <Unavailable reason={operators.reason} />
        </p>
      </Section>
    );
  }
  return <ReadOperators modules={operators.value} block={operators.block} />;
}

function ReadOperators({ modules, block }: { readonly modules: readonly OperatorModule[]; readonly block: BlockRef }) {
  const all = modules.flatMap((module) => module.operators);
  const concentration = concentrationOf(all.map(validatorsOf));
  const unread = modules.reduce((sum, module) => sum + module.operatorCount - BigInt(module.operators.length), 0n);
  return (
    <Section
      id="operators"
      title={<Term id="nodeOperator">Operators</Term>}
      note={`read at block ${formatCount(block.number)}`}
    >
      {concentration === null ? (
        <p className="mt-3 text-muted">No validator works yet.</p>
      ) : (
        <ConcentrationFigures concentration={concentration} modules={modules} operators={all} block={block} />
      )}
      <p className="mt-3 max-w-[64ch] text-xs text-muted">
        Counted in validators that work now, not in ETH. A company that is in two modules counts as two, so the true
        concentration can be higher.
        {unread > 0n && ` ${formatCount(unread)} further operators are not listed here.`}
      </p>
      <ModuleTable modules={modules} block={block} />
      <OperatorTables operators={all} modules={modules} total={concentration?.total ?? 0n} block={block} />
    </Section>
  );
}

interface ConcentrationProps {
  readonly concentration: Concentration;
  readonly modules: readonly OperatorModule[];
  readonly operators: readonly Operator[];
  readonly block: BlockRef;
}

function ConcentrationFigures({ concentration, modules, operators, block }: ConcentrationProps) {
  const { largest, total, overThird, overHalf, hhi, holders } = concentration;
  const source = (title: string, formula: string): ProvenanceSource => ({
    title,
    formula,
    contractName: modules.map(({ name }) => name).join(', '),
    contract: modules[0]?.address ?? '',
    command: castCall(
      modules[0]?.address ?? '0x',
      'getNodeOperatorSummary(uint256)(uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)',
      [String(operators.find((one) => validatorsOf(one) === largest)?.id ?? 0n)],
      block,
    ),
    blockText: blockWords(block),
  });
  const figures = [
    {
      name: 'Largest operator',
      term: 'concentration',
      value: `${formatRatioPercent(largest, total, 1)} %`,
      formula: 'its validators ÷ all that work: deposited less exited, over all operators of all modules',
    },
    {
      name: 'Fewest over a third',
      term: 'nakamoto',
      value: String(overThird),
      formula: 'operators counted from the largest down until they have strictly more than a third of the validators',
    },
    {
      name: 'Fewest over half',
      term: 'nakamoto',
      value: String(overHalf),
      formula: 'operators counted from the largest down until they have strictly more than half of the validators',
    },
    {
      name: 'HHI',
      term: 'hhi',
      value: formatCount(hhi),
      formula: `Σ validators² × 10,000 ÷ (Σ validators)², rounded down. ${holders} equal operators would make ${formatCount(Math.floor(10_000 / holders))}.`,
    },
  ] as const;
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-9 gap-y-4 md:grid-cols-4">
      {figures.map(({ name, term, value, formula }) => (
        <div key={name}>
          <dt className="text-sm font-bold">
            <Term id={term}>{name}</Term>
          </dt>
          <dd className="text-2xl tracking-[-0.025em] tabular-nums">
            <Provenance {...source(name, formula)}>{value}</Provenance>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const STATUS_WORDS = {
  active: 'takes deposits',
  'deposits-paused': 'deposits paused',
  stopped: 'stopped',
} as const satisfies Record<OperatorModule['status'], string>;

function ModuleTable({ modules, block }: { readonly modules: readonly OperatorModule[]; readonly block: BlockRef }) {
  return (
    <div className="mt-5">
      <Table caption="Staking modules">
        <thead>
          <tr>
            <Th>
              <Term id="stakingModule">Module</Term>
            </Th>
            <Th numeric>Operators</Th>
            <Th numeric>Validators</Th>
            <Th numeric wideOnly>
              Waiting keys
            </Th>
            <Th numeric wideOnly>
              Fee, module and treasury
            </Th>
            <Th numeric wideOnly>
              Most of all stake
            </Th>
          </tr>
        </thead>
        <tbody>
          {modules.map((module) => (
            <tr key={String(module.id)}>
              <Th row>
                {module.name}
                <span className="block font-normal">
                  <StatusMark tone={module.status === 'active' ? 'ready' : 'caution'}>
                    {STATUS_WORDS[module.status]}
                  </StatusMark>
                </span>
              </Th>
              <Td numeric>
                <OriginOf origin={originsOf(module).operators} block={block}>
                  {formatCount(module.operatorCount)}
                </OriginOf>
              </Td>
              <Td numeric>
                <OriginOf origin={originsOf(module).validators} block={block}>
                  {formatCount(validatorsOf(module.validators))}
                </OriginOf>
              </Td>
              <Td numeric wideOnly>
                <OriginOf origin={originsOf(module).waiting} block={block}>
                  {formatCount(module.validators.depositable)}
                </OriginOf>
              </Td>
              <Td numeric wideOnly>
                <OriginOf origin={originsOf(module).fee} block={block}>
                  {bps(module.fee.operators)} + {bps(module.fee.treasury)} %
                </OriginOf>
              </Td>
              <Td numeric wideOnly>
                <OriginOf origin={originsOf(module).limit} block={block}>
                  {bps(module.shareLimit)} %
                </OriginOf>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const MODULE =
  'getStakingModule(uint256)((uint24,address,uint16,uint16,uint16,uint8,string,uint64,uint256,uint256,uint16,uint16,uint64,uint64))';

/** Where what the table says of a module comes from. */
function originsOf({ name, address, router, id }: OperatorModule) {
  const ofModule = callsOf(address, name);
  const ofRouter = callsOf(router, 'StakingRouter');
  const summary = 'getStakingModuleSummary()(uint256,uint256,uint256)';
  return {
    operators: ofModule(`Operators of ${name}`, 'getNodeOperatorsCount()(uint256)', 'as the module counts them'),
    validators: ofModule(`Validators of ${name}`, summary, 'deposited less exited, by the module’s own summary'),
    waiting: ofModule(`Waiting keys of ${name}`, summary, 'keys that wait for a deposit: the third answer'),
    fee: ofRouter(
      `Fee of ${name}`,
      MODULE,
      'parts of rewards, in hundredths of a percent: the third and fourth answer',
      [String(id)],
    ),
    limit: ofRouter(`Limit of ${name}`, MODULE, 'of all stake, in hundredths of a percent: the fifth answer', [
      String(id),
    ]),
  };
}

function bps(value: bigint): string {
  return formatRatioPercent(value, 10_000n, 2).replace(/\.?0+$/, '');
}

interface OperatorTablesProps {
  readonly operators: readonly Operator[];
  readonly modules: readonly OperatorModule[];
  readonly total: bigint;
  readonly block: BlockRef;
}

function OperatorTables({ operators, modules, total, block }: OperatorTablesProps) {
  const ranked = operators.toSorted((a, b) => Number(validatorsOf(b) - validatorsOf(a)));
  const [first, rest] = [ranked.slice(0, SHOWN_FIRST), ranked.slice(SHOWN_FIRST)];
  const table = (part: readonly Operator[], caption: string) => (
    <OperatorTable
      operators={part}
      modules={modules.map(({ id, name, address }) => ({ id, name, address }))}
      total={total}
      block={{ number: block.number, timestamp: block.timestamp }}
      caption={caption}
    />
  );
  return (
    <div className="mt-6">
      {table(first, 'Operators, largest first')}
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="inline-block min-h-6 text-sm text-muted underline hover:text-ink">
            {formatCount(rest.length)} more
          </summary>
          {table(rest, 'Further operators')}
        </details>
      )}
    </div>
  );
}
