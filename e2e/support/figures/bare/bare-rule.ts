import type { Address } from 'viem';

import { type Expected, faultOf } from '../figure-maths';
import type { ReadAt } from '../read-at';
import type { BareNumber, PageNumbers } from '../shown-figures';

/** What a rule is told: the text, what its pattern caught, and where it stands. */
export interface BareAsked {
  readonly bare: BareNumber;
  readonly groups: readonly string[];
  /** How many texts under the same heading the same rule has judged before. */
  readonly nth: number;
  readonly page: PageNumbers;
  readonly path: string;
  readonly at: ReadAt;
  readonly account: Address;
}

/** Judges texts with numbers that open no origin. */
export interface BareRule {
  /** The pages it is for. */
  readonly on: RegExp;
  /** What such a text stands under: its own label, the heading before it, its column. Any where left out. */
  readonly label?: RegExp;
  readonly heading?: RegExp;
  readonly column?: RegExp;
  /** The whole text. Each group is a number that has to be what `read` says. */
  readonly says: RegExp;
  /** What the groups have to be; null for one that is not worked out again. Or the reason why it is no live figure. */
  readonly is: string | ((asked: BareAsked) => Promise<readonly (Expected | null)[]>);
}

/** Texts that are no live figures. */
export function noFigure(on: RegExp, is: string, ...says: readonly RegExp[]): readonly BareRule[] {
  return says.map((one) => ({ on, says: one, is }));
}

/** Of several that may be meant, the one that the text shows; else the first. */
export function fitting(shown: string | undefined, choices: readonly Expected[], what: string): Expected {
  const [first] = choices;
  if (first === undefined) throw new Error(`nothing on the chain is ${what}`);
  return choices.find((one) => faultOf(shown ?? '', one) === null) ?? first;
}

/** A page as it is shown, and the block to hold it against. */
export type ShownPage = Pick<BareAsked, 'page' | 'path' | 'at' | 'account'>;

/** What is wrong with the numbers of a page that open no origin, in words. */
export async function bareFaultsOf(page: ShownPage, rules: readonly BareRule[]): Promise<readonly string[]> {
  const ours = rules.filter(({ on }) => on.test(page.path));
  const judged = new Map<string, number>();
  const faults: string[] = [];
  for (const bare of page.page.bare) {
    const rule = ours.find((one) => fits(one, bare));
    const named = `"${bare.text}" under "${bare.label}"${bare.column && `, column "${bare.column}"`}`;
    if (rule === undefined) {
      faults.push(`nobody judges ${named}`);
      continue;
    }
    if (typeof rule.is === 'string') continue;
    const key = `${ours.indexOf(rule)} ${bare.heading}`;
    const nth = judged.get(key) ?? 0;
    judged.set(key, nth + 1);
    const groups = (rule.says.exec(bare.text) ?? []).slice(1);
    const expected = await rule.is({ ...page, bare, groups, nth }).catch((error: unknown) => String(error));
    if (typeof expected === 'string') faults.push(`${named}: ${expected}`);
    else faults.push(...groupFaults(groups, expected).map((fault) => `${named}: ${fault}`));
  }
  return faults;
}

function fits({ label, heading, column, says }: BareRule, bare: BareNumber): boolean {
  return (
    says.test(bare.text) &&
    (label?.test(bare.label) ?? true) &&
    (heading?.test(bare.heading) ?? true) &&
    (column?.test(bare.column) ?? true)
  );
}

function groupFaults(groups: readonly string[], expected: readonly (Expected | null)[]): readonly string[] {
  if (groups.length !== expected.length) return [`${groups.length} numbers, and ${expected.length} are read`];
  return groups.flatMap((group, index) => {
    const one = expected[index] ?? null;
    return one === null ? [] : (faultOf(group, one) ?? []);
  });
}
