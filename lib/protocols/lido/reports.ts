import { lidoAbi } from '@/contracts-abi/lido';
import type { RateReport } from '@/lib/domain/apr';
import { shares, unixSeconds, wei } from '@/lib/units/units';

import type { DecodedLog, ProtocolContracts, ReportFilter } from '../protocol';
import { DecodeError } from '../read-plan';

/** Lido announces every change of the share rate, also one of zero, with `TokenRebased`. */
export function lidoReports(contracts: ProtocolContracts): ReportFilter {
  const event = lidoAbi.find((item) => item.type === 'event' && item.name === 'TokenRebased');
  if (event === undefined) throw new DecodeError('ABI', 'has no TokenRebased');
  return { address: contracts.token, event, decode: decodeTokenRebased };
}

function decodeTokenRebased(log: DecodedLog & { readonly blockNumber: bigint }): RateReport {
  const read = (name: string): bigint => {
    const value = log.args[name];
    if (typeof value === 'bigint') return value;
    throw new DecodeError('TokenRebased', `has no ${name}`);
  };
  return {
    blockNumber: log.blockNumber,
    timestamp: unixSeconds(read('reportTimestamp')),
    elapsed: read('timeElapsed'),
    before: { totalPooledEther: wei(read('preTotalEther')), totalShares: shares(read('preTotalShares')) },
    after: { totalPooledEther: wei(read('postTotalEther')), totalShares: shares(read('postTotalShares')) },
  };
}
