import { keccak256, toHex, zeroHash } from 'viem';

import type { Role } from '../guards';
import type { LidoContracts } from './pool';

/**
 * Rights in Lido's contracts that touch what holders have. Names and meaning: docs.lido.fi, contracts of Lido,
 * WithdrawalQueueERC721 and StakingRouter. Elsewhere there are more, such as in the oracle and in the modules.
 */
export function lidoRoles({ token, queue, router }: LidoContracts): readonly Role[] {
  const inLido = roleIn(token, 'Lido');
  const inQueue = roleIn(queue, 'WithdrawalQueueERC721');
  const inRouter = roleIn(router, 'StakingRouter');
  return [
    inLido('PAUSE_ROLE', 'stop the whole protocol'),
    inLido('RESUME_ROLE', 'start it again'),
    inLido('STAKING_PAUSE_ROLE', 'pause new deposits'),
    inLido('STAKING_CONTROL_ROLE', 'resume deposits and set the staking limit'),
    inQueue('PAUSE_ROLE', 'pause the withdrawal queue'),
    inQueue('RESUME_ROLE', 'resume it'),
    inQueue('FINALIZE_ROLE', 'finalize requests: set ETH aside for them at a rate'),
    inQueue('ORACLE_ROLE', 'turn bunker mode on and off'),
    adminOf(queue, 'WithdrawalQueueERC721'),
    inRouter('STAKING_MODULE_MANAGE_ROLE', 'add modules of operators and set their fees and limits'),
    adminOf(router, 'StakingRouter'),
  ];
}

function roleIn(contract: Role['contract'], contractName: string): (name: string, can: string) => Role {
  return (name, can) => ({ name, id: keccak256(toHex(name)), contract, contractName, can });
}

function adminOf(contract: Role['contract'], contractName: string): Role {
  return {
    name: 'DEFAULT_ADMIN_ROLE',
    id: zeroHash,
    contract,
    contractName,
    can: 'grant and take away all roles here',
  };
}
