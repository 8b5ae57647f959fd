import { type Address, parseAbi } from 'viem';
import type { DecodedLog } from './decoded-log';
import type { Role } from './guards';
import { andThen, done, planReads, type ReadPlan } from './read-plan';

/** The views and events of OpenZeppelin's AccessControl and its enumerable form. */
export const accessControlAbi = parseAbi([
  'function getRoleMemberCount(bytes32 role) view returns (uint256)',
  'function getRoleMember(bytes32 role, uint256 index) view returns (address)',
  'event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)',
  'event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)',
]);

/** Members read of one role. */
const MOST_MEMBERS = 50n;

/** The accounts that have each role, in the order of the roles; null where the contract keeps no list. */
export function roleMemberReads(roles: readonly Role[]): ReadPlan<readonly (readonly Address[] | null)[]> {
  const counts = Object.fromEntries(
    roles.map(({ contract, id }, index) => [
      `count${index}`,
      { address: contract, abi: accessControlAbi, functionName: 'getRoleMemberCount', args: [id] },
    ]),
  );
  return planReads(counts, (answers) => {
    const known = roles.map((_, index) => (answers.has(`count${index}`) ? answers.bigint(`count${index}`) : null));
    return known.some((count) => count !== null && count > 0n)
      ? andThen(memberReads(roles, known))
      : done(known.map((count) => (count === null ? null : [])));
  });
}

function memberReads(
  roles: readonly Role[],
  counts: readonly (bigint | null)[],
): ReadPlan<readonly (readonly Address[] | null)[]> {
  const places = counts.map((count) => {
    const read = count === null || count > MOST_MEMBERS ? (count === null ? 0n : MOST_MEMBERS) : count;
    return Array.from({ length: Number(read) }, (_, place) => place);
  });
  const calls = roles.flatMap(({ contract, id }, index) =>
    (places[index] ?? []).map((place) => [
      `${index}/${place}`,
      { address: contract, abi: accessControlAbi, functionName: 'getRoleMember', args: [id, BigInt(place)] },
    ]),
  );
  return planReads(Object.fromEntries(calls), (answers) =>
    done(
      counts.map((count, index) =>
        count === null ? null : (places[index] ?? []).map((place) => answers.address(`${index}/${place}`)),
      ),
    ),
  );
}

/**
 * The accounts that have a role, from every grant and revocation of a contract since it exists.
 * @param logs decoded RoleGranted and RoleRevoked of that contract, oldest first
 */
export function roleMembersFrom(logs: readonly DecodedLog[], { id }: Pick<Role, 'id'>): readonly Address[] {
  const members = new Set<Address>();
  for (const { eventName, args } of logs) {
    const account = args.account;
    if (args.role !== id || typeof account !== 'string') continue;
    if (eventName === 'RoleGranted') members.add(account as Address);
    if (eventName === 'RoleRevoked') members.delete(account as Address);
  }
  return [...members];
}
