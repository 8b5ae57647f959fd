import 'server-only';

import type { PublicClient } from 'viem';
import { getLogs } from 'viem/actions';

import { readBatch } from '@/lib/chain/read-batch';
import { accessControlAbi, roleMemberReads, roleMembersFrom } from '@/lib/protocols/access-control';
import type { Role } from '@/lib/protocols/guards';
import type { HeldRole } from '@/lib/protocols/oversight-state';
import type { BlockRef } from '@/lib/protocols/protocol';

/** The longest stretch of logs read for contracts that list nobody: a local chain, or a young one. */
const MOST_BLOCKS = 50_000n;

/**
 * Who has each role: by the contract's own list, or where it keeps none from all its grants and revocations.
 * @param fromBlock the first block in which the contracts can have granted anything
 */
export async function readRoleMembers(
  client: PublicClient,
  roles: readonly Role[],
  fromBlock: bigint,
  block: BlockRef,
): Promise<readonly HeldRole[]> {
  if (roles.length === 0) return [];
  const listed = await readBatch(client, roleMemberReads(roles), block.number);
  const held = roles.map((role, index): HeldRole => ({ ...role, members: listed[index] ?? null }));
  if (block.number - fromBlock > MOST_BLOCKS) return held;
  const unlisted = held.filter(({ members }) => members === null);
  if (unlisted.length === 0) return held;
  const logs = await getLogs(client, {
    address: [...new Set(unlisted.map(({ contract }) => contract))],
    events: accessControlAbi.filter((item) => item.type === 'event'),
    fromBlock,
    toBlock: block.number,
    strict: true,
  });
  return held.map((role) => {
    if (role.members !== null) return role;
    const own = logs.filter(({ address }) => address.toLowerCase() === role.contract.toLowerCase());
    return { ...role, members: roleMembersFrom(own, role) };
  });
}
