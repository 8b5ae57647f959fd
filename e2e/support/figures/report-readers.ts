import { count, said, span } from './figure-maths';
import { type Pool, windowOf } from './pool-history';
import { type Asked, type Contract, daysOf, made, type Readers } from './reader';

/** Whose events tell of a pool's reports, by the names of the notes. */
const TOLD_BY: Readonly<Record<string, readonly [Pool, Contract]>> = {
  Lido: ['lido', ({ addresses }) => addresses.Lido],
  RocketNetworkBalances: ['rocket-pool', ({ rocketPool }) => rocketPool.addresses.RocketNetworkBalances],
  'ERC-4626 vault': ['vault', ({ vault }) => vault.vault],
};

/** How many reports of every pool there are in a window. */
export const REPORTS: Readers = Object.fromEntries(
  Object.entries(TOLD_BY).map(([name, [pool, contract]]) => [
    `${name}: Reports`,
    made(contract, (asked) => reportCount(asked, pool)),
  ]),
);

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
