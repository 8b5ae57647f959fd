import { lidoAbi } from '@/contracts-abi/lido';
import type { RateMark } from '@/lib/domain/rate-mark';
import { shares, unixSeconds, wei } from '@/lib/units/units';

import type { DecodedLog } from '../decoded-log';
import type { ReportFilter } from '../protocol';
import { DecodeError } from '../read-plan';
import type { LidoContracts } from './pool';

/** Lido announces every change of the share rate, also one of zero, with `TokenRebased`. */
export function lidoReports(contracts: LidoContracts): ReportFilter {
  const event = lidoAbi.find((item) => item.type === 'event' && item.name === 'TokenRebased');
  if (event === undefined) throw new DecodeError('ABI', 'has no TokenRebased');
  return { address: contracts.token, event, decode: decodeTokenRebased };
}

function decodeTokenRebased(log: DecodedLog & { readonly blockNumber: bigint }): RateMark {
  const read = (name: string): bigint => {
    const value = log.args[name];
    if (typeof value === 'bigint') return value;
    throw new DecodeError('TokenRebased', `has no ${name}`);
  };
  return {
    blockNumber: log.blockNumber,
    timestamp: unixSeconds(read('reportTimestamp')),
    before: {
      rate: { totalPooledEther: wei(read('preTotalEther')), totalShares: shares(read('preTotalShares')) },
      elapsed: read('timeElapsed'),
    },
    after: { totalPooledEther: wei(read('postTotalEther')), totalShares: shares(read('postTotalShares')) },
  };
}
