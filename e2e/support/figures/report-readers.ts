import { count, pastMoment, rate, said, span, textOf } from './figure-maths';
import { marksOf, type Pool, windowOf } from './pool-history';
import { type Asked, blockOf, type Contract, daysOf, made, type Readers } from './reader';

const ONE = 10n ** 18n;

/** Whose events tell of a pool's reports, by the names of the notes. */
const TOLD_BY: Readonly<Record<string, readonly [Pool, Contract]>> = {
  Lido: ['lido', ({ addresses }) => addresses.Lido],
  RocketNetworkBalances: ['rocket-pool', ({ rocketPool }) => rocketPool.addresses.RocketNetworkBalances],
  'ERC-4626 vault': ['vault', ({ vault }) => vault.vault],
};

/** The reports of every pool: the rate after each, and how many there are in a window. */
export const REPORTS: Readers = Object.fromEntries(
  Object.entries(TOLD_BY).flatMap(([name, [pool, contract]]) => [
    [`${name}: Rate after a report`, made(contract, (asked) => rateAfter(asked, pool))],
    [`${name}: Reports`, made(contract, (asked) => reportCount(asked, pool))],
  ]),
);

async function rateAfter({ at, figure }: Asked, pool: Pool) {
  const block = blockOf(figure);
  const mark = (await marksOf(at, pool)).find((one) => one.block === block);
  if (mark === undefined) throw new Error(`no report in block ${block}`);
  checkOneBlock({ figure }, mark.block);
  if (!figure.readAt.endsWith(`, its data of ${textOf(pastMoment(mark.at))}`))
    throw new Error(`its data is of ${mark.at}, and the note says "${figure.readAt}"`);
  const [assets, shares] = mark.after;
  return rate((assets * ONE) / shares);
}

async function reportCount(asked: Asked, pool: Pool) {
  const { at, figure } = asked;
  const days = daysOf(asked);
  const { count: reports, seconds } = await windowOf(at, pool, days);
  if (!figure.formula.includes(` ${days} days, so from ${at.block.timestamp - days * 86_400n} on `))
    throw new Error(`its note counts otherwise: "${figure.formula}"`);
  const counted = count(reports);
  const time = span(seconds);
  if (/^\d+ \w+, \d+ reports$/.test(figure.text)) return said(/^(\d+ \w+), (\d+) reports$/, time, counted);
  // A window that is filled but for a day says no more.
  return days * 86_400n - seconds > 86_400n
    ? said(/^(\d+) reports?, only (\d+ \w+) of it$/, counted, time)
    : said(/^(\d+) reports?$/, counted);
}

/** A figure that one event tells names that event's block, and no other. */
export function checkOneBlock({ figure }: Pick<Asked, 'figure'>, block: bigint): void {
  if (!figure.command.includes(` --from-block ${block} --to-block ${block} `))
    throw new Error(`read by ${figure.command}`);
}
