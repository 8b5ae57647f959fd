import { lido } from './lido/lido';
import type { ProtocolId, StakingProtocol } from './protocol';

/** Every protocol, whole. Used where ABIs are at hand anyway: on the server and beside a wallet. */
export const protocols: Readonly<Record<ProtocolId, StakingProtocol>> = { lido };
