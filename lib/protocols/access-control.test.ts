import { describe, expect, it } from 'vitest';

import { roleMemberReads, roleMembersFrom } from './access-control';
import type { Role } from './guards';
import { ALICE, BOB, CONTRACTS } from './lido/lido.fixture';
import { readThrough } from './scripted-reads.fixture';

const role = (contract: Role['contract'], id: Role['id']): Role => ({
  name: 'PAUSE_ROLE',
  id,
  contract,
  contractName: 'Any',
  can: 'pause',
});
const listed = role(CONTRACTS.queue, '0x01');
const unlisted = role(CONTRACTS.token, '0x02');
const log = (eventName: string, id: string, account: string) => ({
  address: CONTRACTS.token,
  eventName,
  args: { role: id, account },
});

describe('members of roles', () => {
  it('come from the contract’s list where it keeps one', () => {
    const { value } = readThrough(roleMemberReads([unlisted, listed]), {
      [`${CONTRACTS.token}.getRoleMemberCount`]: new Error('no such function'),
      [`${CONTRACTS.queue}.getRoleMemberCount`]: 2n,
      getRoleMember: (_: string, place: bigint) => (place === 0n ? ALICE : BOB),
    });
    expect(value).toEqual([null, [ALICE, BOB]]);
  });

  it('are none where the list is empty, in a single stage', () => {
    const { value, stages } = readThrough(roleMemberReads([listed]), { getRoleMemberCount: 0n });
    expect(value).toEqual([[]]);
    expect(stages).toHaveLength(1);
  });

  it('follow from grants and revocations in order', () => {
    const logs = [
      log('RoleGranted', '0x02', ALICE),
      log('RoleGranted', '0x02', BOB),
      log('RoleGranted', '0x03', BOB),
      log('RoleRevoked', '0x02', ALICE),
      log('RoleRevoked', '0x03', BOB),
    ];
    expect(roleMembersFrom(logs, unlisted)).toEqual([BOB]);
    expect(roleMembersFrom(logs, { id: '0x03' })).toEqual([]);
  });
});
