import { lidoRecords } from './lido/records';
import type { StakingProtocolId } from './protocol';
import type { ProtocolRecords } from './records';
import { rocketPoolRecords } from './rocket-pool/records';

const byProtocol: Readonly<Record<StakingProtocolId, ProtocolRecords | null>> = {
  lido: lidoRecords,
  'rocket-pool': rocketPoolRecords,
  // Any token can be behind one; whoever lists a vault knows it better than a list here.
  erc4626: null,
};

/** Audits, incidents and the like of the public protocol; null for a kind of pool of which nothing is on record here. */
export function recordsOf(protocol: StakingProtocolId): ProtocolRecords | null {
  return byProtocol[protocol];
}
