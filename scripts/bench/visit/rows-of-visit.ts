import { BUDGET, INCUMBENT } from './incumbent';
import type { Visit } from './measure-visit';
import type { LighthouseRun, Marks } from './run-lighthouse';

/** A line of the table. */
type Row = Readonly<Record<'what' | 'incumbent' | 'ours' | 'budget' | 'kept', string>>;

/** One thing measured; a budget of null is none. */
interface Line {
  readonly what: string;
  readonly incumbent: number | string;
  readonly ours: number;
  readonly budget: number | null;
  /** Whether more is better. */
  readonly isMark?: boolean;
  readonly text: (value: number) => string;
}

const MARKS: Readonly<Record<keyof Marks, string>> = {
  performance: 'Lighthouse, performance',
  accessibility: 'Lighthouse, accessibility',
  'best-practices': 'Lighthouse, best practices',
  seo: 'Lighthouse, SEO',
};

const kib = (bytes: number) => `${(bytes / 1_024).toFixed(1)} KiB`;
const seconds = (value: number) => `${value.toFixed(2)} s`;
const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
const shift = (value: number) => value.toFixed(3);
const count = (value: number) => String(value);

/** What was measured beside the incumbent's figures and the budget, which ours is held to. */
export function rowsOfVisit(stake: Visit, withdraw: Visit): readonly Row[] {
  const pages = { stake, withdraw } as const;
  const each = (line: (page: keyof typeof pages, visit: Visit) => Line) => [
    line('stake', stake),
    line('withdraw', withdraw),
  ];
  const { usableSeconds, nodeCalls, thirdPartyCalls, scriptKib } = BUDGET;
  return [
    ...each((page, { scriptBytes: ours }) => ({
      ...{ what: `JavaScript on the wire, ${page}`, ours, text: kib },
      ...{ incumbent: INCUMBENT[page].scriptBytes, budget: scriptKib * 1_024 },
    })),
    ...each((page, { usableSeconds: ours }) => ({
      ...{ what: `amount field usable, slow 4G, CPU ÷ 4, ${page}`, ours, text: seconds },
      ...{ incumbent: INCUMBENT[page].usableSeconds, budget: usableSeconds },
    })),
    ...each((page, { answeredSeconds: ours }) => ({
      ...{ what: `the form has answered, ${page}`, ours, text: seconds },
      ...{ incumbent: 'later than that', budget: null },
    })),
    ...(stake.lighthouse === null ? [] : lighthouseLines(stake.lighthouse)),
    ...each((page, { nodeCalls: ours }) => ({
      ...{ what: `JSON-RPC calls of the browser, ${page}`, ours, text: count },
      ...{ incumbent: INCUMBENT[page].nodeCalls, budget: nodeCalls },
    })),
    ...each((page, { thirdPartyCalls: ours }) => ({
      ...{ what: `requests to third parties, ${page}`, ours, text: count },
      ...{ incumbent: page === 'stake' ? 'at least 1' : '–', budget: thirdPartyCalls },
    })),
  ].map(rowOf);
}

function lighthouseLines({ marks, ...found }: LighthouseRun): readonly Line[] {
  const measured = INCUMBENT.lighthouse;
  const names: readonly (keyof Marks)[] = ['performance', 'accessibility', 'best-practices', 'seo'];
  const line = (what: string, key: keyof typeof found, text: Line['text'], budget: number | null) => ({
    ...{ what, ours: found[key], incumbent: measured[key], text, budget },
  });
  return [
    ...names.map((name) => ({
      ...{ what: MARKS[name], ours: marks[name], incumbent: measured[name], text: count },
      ...{ budget: BUDGET.lighthouse[name], isMark: true },
    })),
    line('total blocking time, stake', 'blockingMs', milliseconds, BUDGET.blockingMs),
    line('layout shift, stake', 'shift', shift, BUDGET.shift),
    line('first contentful paint, stake', 'firstPaintMs', milliseconds, null),
    line('largest contentful paint, stake', 'largestPaintMs', milliseconds, null),
  ];
}

function rowOf({ what, incumbent, ours, budget, isMark = false, text }: Line): Row {
  const isKept = budget === null || (isMark ? ours >= budget : ours <= budget);
  return {
    what,
    incumbent: typeof incumbent === 'number' ? text(incumbent) : incumbent,
    ours: text(ours),
    budget: budget === null ? '–' : `${isMark ? 'at least' : 'at most'} ${text(budget)}`,
    kept: budget === null ? '–' : isKept ? 'yes' : 'no',
  };
}
