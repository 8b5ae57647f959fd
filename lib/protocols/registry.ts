import { erc4626 } from './erc4626/erc4626';
import { lido } from './lido/lido';
import { market } from './market/adapter';
import type { ProtocolId, StakingProtocol } from './protocol';
import { rocketPool } from './rocket-pool/rocket-pool';

/** Every protocol, whole. Used where ABIs are at hand anyway: on the server and beside a wallet. */
export const protocols = { lido, 'rocket-pool': rocketPool, erc4626, market } satisfies Readonly<
  Record<ProtocolId, StakingProtocol>
>;

/** A protocol by its id, for code that serves them all. */
export function protocolOf(id: ProtocolId): StakingProtocol {
  return protocols[id];
}
