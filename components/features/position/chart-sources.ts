import type { PointOrigin } from '@/components/charts/point-origin';
import { ratePointOrigin } from '@/components/pool/rate-points';
import { blockWords } from '@/components/pool/source-of';
import { PART_OF_KIND } from '@/lib/domain/ledger-statement';
import type { PoolHistoryView } from '@/lib/position-view';

import { CELLS, linesOf, sumCommand, unitIs } from './ledger-command';
import type { SumsAt } from './statement-sources';

const { time, kind, change, worth } = CELLS;

/** Where the points of the worth come from: everything in the ledgers up to each. */
export function worthPoints(at: SumsAt): PointOrigin | null {
  const opening = `${kind}=="opening"${unitIs('ETH')}{print ${worth}}`;
  const lines = `${kind}!="rounding"&&${time}!=""&&${time}<="{time}"${unitIs('ETH')}{print ${change}}`;
  return pointsOf(at, {
    title: 'Worth then',
    formula: `{value} ETH: what the ledgers of ${namesIn(at)} open with + all their lines until {moment}.`,
    program: `${opening} ${lines}`,
  });
}

/** Where the points of what was earned come from. */
export function earnedPoints(at: SumsAt): PointOrigin | null {
  return pointsOf(at, {
    title: 'Earned by then',
    formula: `{value} ETH: the lines of reward, of loss and of the rate between reports in the ledgers of ${namesIn(at)} until {moment}.`,
    program: `${linesOf(EARNED, at.since, 'ETH')}&&${time}<="{time}"{print ${change}}`,
  });
}

/** Where the points of a pool's exchange rate come from. */
export function ratePoints(
  { origins, unit, rateUnit }: Pick<PoolHistoryView, 'origins' | 'unit' | 'rateUnit'>,
  block: SumsAt['block'],
): PointOrigin | null {
  const { reported } = origins.events;
  return reported === undefined ? null : ratePointOrigin({ reported, unit: `${unit} per ${rateUnit}`, block });
}

const EARNED = Object.entries(PART_OF_KIND)
  .filter(([, part]) => part === 'rewards' || part === 'losses' || part === 'drift')
  .map(([name]) => name);

function namesIn({ pools }: SumsAt): string {
  return pools
    .filter(({ isEther }) => isEther)
    .map(({ name }) => name)
    .join(' and ');
}

function pointsOf(
  at: SumsAt,
  { title, formula, program }: { readonly title: string; readonly formula: string; readonly program: string },
): PointOrigin | null {
  const [first] = at.pools.filter(({ isEther }) => isEther);
  if (first === undefined) return null;
  const { contract, contractName } = first.origins.events.reported ?? first.origins.balance;
  const command = sumCommand(at, null, program);
  return { title, formula, contract, contractName, command, blockText: blockWords(at.block) };
}
