import { count, cut, moment, percent } from '../figure-maths';
import { paymentsOf } from '../pool-history';
import { requestOf } from '../queue-requests';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';

const ON = /^\/queue$/;
const HEADING = /^How estimates fared$/;
const MOMENT = String.raw`\d{1,2} \w+, \d\d:\d\d UTC`;

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
    says: new RegExp(`^asked (${MOMENT})$`),
    is: async (asked) => [moment((await requestOf(asked.at, idOf(asked))).at)],
  },
  { on: ON, says: new RegExp(`^(${MOMENT})$`), is: async (asked) => [moment(await paidAt(asked))] },
  {
    on: ON,
    column: /^ETH$/,
    says: /^([\d,]+\.\d{3} \d{3})$/,
    is: async (asked) => [cut((await requestOf(asked.at, idOf(asked))).wei, 6)],
  },
  {
    on: ON,
    says: /^paid within the range: (\d+) of (\d+)$/,
    is: async (asked) => {
      const rows = trialsOf(asked.page.bare);
      const inside = Number(asked.groups[0]);
      const [least, most] = [rows.filter(isSurelyInside).length, rows.filter(isPerhapsInside).length];
      if (inside < least || inside > most) throw new Error(`its rows say ${least} to ${most}`);
      return [null, count(BigInt(rows.length))];
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

const idOf = ({ bare }: BareAsked) => BigInt(/^#(\d+?)(?= ?asked)/.exec(bare.row)?.[1] ?? -1);

async function paidAt(asked: BareAsked): Promise<bigint> {
  const id = idOf(asked);
  const payment = (await paymentsOf(asked.at)).find(({ from, to }) => from <= id && id <= to);
  if (payment === undefined) throw new Error(`request ${id} is not paid`);
  return payment.at;
}

type Bare = BareAsked['page']['bare'];

/** "N of M": how many were paid within the range, and of how many something was said. */
function scoreOf(bare: Bare): readonly [bigint, bigint] {
  const found = bare
    .map(({ text }) => /^paid within the range: (\d+) of (\d+)$/.exec(text))
    .find((one) => one !== null);
  if (!found) throw new Error('no score is told');
  return [BigInt(found[1] ?? 0), BigInt(found[2] ?? 0)];
}

/** A row of the record, to the minute. */
interface Trial {
  readonly from: number;
  readonly to: number;
  readonly paid: number;
}

/** The rows of which something was said. */
function trialsOf(bare: Bare): readonly Trial[] {
  const inRecord = bare.filter(({ heading, place }) => HEADING.test(heading) && place !== null);
  return [...new Set(inRecord.map(({ place }) => place))].flatMap((place) => {
    const texts = inRecord.filter((one) => one.place === place).map(({ text }) => text);
    const said = texts
      .map((text) => new RegExp(`^(?:said )?(${MOMENT}) to (${MOMENT})$`).exec(text))
      .find((one) => one !== null);
    const paid = texts.find((text) => new RegExp(`^${MOMENT}$`).test(text));
    if (!said || paid === undefined) return [];
    return [{ from: minuteOf(said[1]), to: minuteOf(said[2]), paid: minuteOf(paid) }];
  });
}

/** Minutes are cut off, so that on a bound it cannot be told on which side of it a payment was. */
function isPerhapsInside({ from, to, paid }: Trial): boolean {
  return from <= paid && paid <= to;
}

function isSurelyInside({ from, to, paid }: Trial): boolean {
  return from < paid && paid < to;
}

/** Within a year any will do, as long as all moments are of it. */
function minuteOf(text: string | undefined): number {
  return Date.parse(`2024 ${text?.replace('Sept', 'Sep').replace(',', '')}`);
}
