import { count, percent } from '../figure-maths';
import { paymentOf } from '../pool-history';
import type { ReadAt } from '../read-at';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';

const ON = /^\/queue$/;
const HEADING = /^How estimates fared$/;
const MOMENT = String.raw`\d{1,2} \w+ \d{4}, \d\d:\d\d UTC`;

const RULES: readonly BareRule[] = [
  ...noFigure(
    ON,
    'the estimate itself, made again: how good it is measures the bench of waiting times',
    new RegExp(`^(said )?${MOMENT} to ${MOMENT}$`),
  ),
  ...noFigure(
    ON,
    'how it is made, and how far it has got',
    /^For past requests the estimate is made again .* for about 80 of 100\. .*$/,
    /^Not enough has happened yet: \d+ past requests can be tried, and at least 10 are needed to say anything\.$/,
    /^\d+ of \d+ are worked out; the rest follows within a minute\.$/,
  ),
  {
    on: ON,
    says: /^paid within the range: (\d+) of (\d+)$/,
    is: async ({ page, groups, at }) => {
      const trials = await trialsOf(page.bare, at);
      const inside = Number(groups[0]);
      const [least, most] = [trials.filter(isSurelyInside).length, trials.filter(isPerhapsInside).length];
      if (inside < least || inside > most) throw new Error(`its rows and the chain say ${least} to ${most}`);
      return [null, count(BigInt(trials.length))];
    },
  },
  {
    on: ON,
    says: /^(\d+) %$/,
    is: async ({ page }) => {
      const [inside, all] = scoreOf(page.bare);
      return [percent(inside, all, 0)];
    },
  },
  {
    on: ON,
    says: /^(\d+) earlier, (\d+) later.*$/,
    is: async ({ page, groups }) => {
      const [inside, all] = scoreOf(page.bare);
      const outside = BigInt(groups[0] ?? -1) + BigInt(groups[1] ?? -1);
      if (outside !== all - inside) throw new Error(`${all - inside} were not paid within the range`);
      return [null, null];
    },
  },
];

/** How estimates that are made again for past requests fared. What was said is the estimate itself; the rest is compared. */
export const ETA_RECORD: readonly BareRule[] = RULES.map((rule) => ({ ...rule, heading: HEADING }));

const idOf = ({ row }: BareAsked['bare']) => BigInt(/^#(\d+?)(?= ?asked)/.exec(row)?.[1] ?? -1);

type Bare = BareAsked['page']['bare'];

/** "N of M": how many were paid within the range, and of how many something was said. */
function scoreOf(bare: Bare): readonly [bigint, bigint] {
  const found = bare
    .map(({ text }) => /^paid within the range: (\d+) of (\d+)$/.exec(text))
    .find((one) => one !== null);
  if (!found) throw new Error('no score is told');
  return [BigInt(found[1] ?? 0), BigInt(found[2] ?? 0)];
}

/** A row of the record: the range as it is shown, whose bounds are cut to the minute, and when the chain paid. Seconds. */
interface Trial {
  readonly from: number;
  readonly to: number;
  readonly paid: number;
}

/** The rows of which something was said. */
async function trialsOf(bare: Bare, at: ReadAt): Promise<readonly Trial[]> {
  const range = new RegExp(`^said (${MOMENT}) to (${MOMENT})$`);
  const said = bare.flatMap((one) => {
    const found = HEADING.test(one.heading) ? range.exec(one.text) : null;
    return found === null ? [] : [{ id: idOf(one), from: secondsOf(found[1]), to: secondsOf(found[2]) }];
  });
  return Promise.all(said.map(async ({ id, from, to }) => ({ from, to, paid: Number((await paymentOf(at, id)).at) })));
}

/** The bounds lie somewhere in the minutes that are shown. */
const MINUTE = 60;

function isPerhapsInside({ from, to, paid }: Trial): boolean {
  return from <= paid && paid < to + MINUTE;
}

function isSurelyInside({ from, to, paid }: Trial): boolean {
  return from + MINUTE - 1 <= paid && paid <= to;
}

function secondsOf(text: string | undefined): number {
  return Date.parse(`${text?.replace('Sept', 'Sep').replace(',', '')}`) / 1_000;
}
