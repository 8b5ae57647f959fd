import { lidoRecords } from './lido/records';
import type { ProtocolId } from './protocol';
import type { ProtocolRecords } from './records';
import { rocketPoolRecords } from './rocket-pool/records';

const byProtocol: Readonly<Record<ProtocolId, ProtocolRecords>> = {
  lido: lidoRecords,
  'rocket-pool': rocketPoolRecords,
};

/** Audits, incidents and the like of the public protocol; null for a kind of pool of which nothing is on record here. */
export function recordsOf(protocol: ProtocolId): ProtocolRecords | null {
  return byProtocol[protocol];
}
