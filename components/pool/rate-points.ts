import type { PointOrigin } from '@/components/charts/point-origin';
import type { BlockRef, Provenance } from '@/lib/protocols/protocol';

import { blockWords, castLogs } from './source-of';

/** Where the points of an exchange rate come from. */
export interface RatePoints {
  /** The event of the pool's reports. */
  readonly reported: Pick<Provenance, 'contract' | 'contractName' | 'call'>;
  /** What the rate is, such as "ETH per share". */
  readonly unit: string;
  readonly block: Pick<BlockRef, 'number' | 'timestamp'>;
}

/** The origin of all points: the pool's reports, each with a time of its own by which it is found among them. */
export function ratePointOrigin({ reported, unit, block }: RatePoints): PointOrigin {
  const { contract, contractName, call } = reported;
  return {
    title: 'Exchange rate then',
    formula: `${unit.replace(' per ', ' ÷ ')} after the report of {moment}, cut off: {value}. Both stand in its event, which has that time as {seconds}.`,
    ...{ contract, contractName },
    command: castLogs(contract, call, { to: block.number }),
    blockText: blockWords(block),
  };
}
