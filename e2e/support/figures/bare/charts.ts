import { day, type Expected, fitsNone, rate, span } from '../figure-maths';
import { type Mark, marksOf, type Pool, poolNamed } from '../pool-history';
import type { ReadAt } from '../read-at';
import { type BareAsked, type BareRule, fitting } from './bare-rule';

const DATE = String.raw`\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec)(?: \d{4})?`;
const RATE = String.raw`\d[\d,]*\.\d{3} \d{3} \d{3}`;
const HEADING = /^Exchange rate/;
const ON = /^/;

/** The lines of exchange rates, and the same as tables. */
export const CHARTS: readonly BareRule[] = [
  {
    on: ON,
    heading: HEADING,
    says: new RegExp(
      `^(?:Rate|Exchange rate of [^:]+): from (${RATE}) on (${DATE}) to (${RATE}) ETH per \\w+ on (${DATE})\\. (?:It never fell\\.|It fell on .+\\.)$`,
    ),
    is: async (asked) => {
      const marks = await marksOf(asked.at, chartPool(asked));
      const [from, first, , last] = asked.groups;
      const newest = newestOf(marks);
      const oldest = onDay(marks, first).map((mark) => rate(worth(mark.after)));
      const fell = fallsIn(marks);
      const told = [...asked.bare.text.matchAll(new RegExp(`(${DATE}), (?:a loss|loss)`, 'g'))].map(([, on]) => on);
      const unknown = told.find((on) => onDay(fell, on).length === 0);
      if (unknown !== undefined) throw new Error(`nothing was lost on ${unknown}`);
      if (fell.some((mark) => mark.at >= windowStart(asked.at)) !== told.length > 0)
        throw new Error('a fall is not told');
      return [
        fitting(from, oldest, `a report of ${first}`),
        dayOf(marks, first),
        rate(worth(newest.after)),
        fitting(last, [day(newest.at, true), day(newest.at)], 'the newest day'),
      ];
    },
  },
  {
    on: ON,
    heading: HEADING,
    says: new RegExp(`^(${DATE}): (${RATE}) ETH per \\w+$`),
    is: async (asked) => {
      const newest = newestOf(await marksOf(asked.at, chartPool(asked)));
      return [day(newest.at, true), rate(worth(newest.after))];
    },
  },
  {
    on: ON,
    heading: HEADING,
    says: new RegExp(`^(${DATE})$`),
    is: async (asked) => [dayOf(await marksOf(asked.at, chartPool(asked)), asked.groups[0])],
  },
  {
    on: ON,
    heading: HEADING,
    says: /^(\d+ \w+), the rate after each report$/,
    is: async (asked) => {
      const marks = (await marksOf(asked.at, chartPool(asked))).filter(({ at }) => at >= windowStart(asked.at));
      // The first part of the line can stand for several reports.
      const spans = marks.slice(0, 4).map(({ at }) => span(newestOf(marks).at - at));
      return [fitting(asked.groups[0], spans, 'as long')];
    },
  },
];

const WINDOW = 90n * 86_400n;
const windowStart = (at: ReadAt) => at.block.timestamp - WINDOW;
const ONE = 10n ** 18n;
const worth = ([assets, shares]: readonly [bigint, bigint]) => (assets * ONE) / shares;

/** Whose line it is: the position names the pool above it, other pages are of one pool. */
function chartPool({ bare, path }: BareAsked): Pool {
  const named = /^Exchange rate of (.+), ETH per/.exec(bare.heading)?.[1];
  return poolNamed(named ?? path);
}

function newestOf(marks: readonly Mark[]): Mark {
  const newest = marks.at(-1);
  if (newest === undefined) throw new Error('there is no report');
  return newest;
}

/** The reports of a day, newest first. */
function onDay(marks: readonly Mark[], on: string | undefined): readonly Mark[] {
  return marks.filter(({ at }) => !fitsNone(on, [day(at), day(at, true)])).toReversed();
}

function dayOf(marks: readonly Mark[], on: string | undefined): Expected {
  return fitting(
    on,
    onDay(marks, on).flatMap(({ at }) => [day(at), day(at, true)]),
    `a report of ${on}`,
  );
}

function fallsIn(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ before, after }) => before !== null && after[0] * before[1] < before[0] * after[1]);
}
