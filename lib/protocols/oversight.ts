import { vaultGuardReads } from './erc4626/guards';
import type { Guards } from './guards';
import { lidoGuardReads } from './lido/guards';
import { lidoOperatorReads } from './lido/operators';
import type { OperatorModule } from './operators';
import type { StakingProtocolId } from './protocol';
import type { ReadPlan } from './read-plan';
import { rocketPoolGuardReads } from './rocket-pool/guards';

/** What can be read, on demand, about those who run and steer a protocol. Contracts are those the same protocol found. */
export interface Oversight {
  /** Its contracts, pauses, roles and oracle. */
  guardReads(contracts: object): ReadPlan<Guards>;
  /** Its node operators. Missing where anyone can be one and the contracts keep no list to compare. */
  operatorReads?(contracts: object): ReadPlan<readonly OperatorModule[]>;
}

const byProtocol: Readonly<Record<StakingProtocolId, Oversight>> = {
  lido: { guardReads: lidoGuardReads, operatorReads: lidoOperatorReads },
  'rocket-pool': { guardReads: rocketPoolGuardReads },
  erc4626: { guardReads: vaultGuardReads },
};

/** A protocol's oversight. */
export function oversightOf(protocol: StakingProtocolId): Oversight {
  return byProtocol[protocol];
}
