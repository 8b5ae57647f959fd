import { type Address, namehash, parseAbi, zeroAddress } from 'viem';

import { andThen, done, planReads, type ReadPlan } from './read-plan';

const registryAbi = parseAbi(['function resolver(bytes32 node) view returns (address)']);
const resolverAbi = parseAbi(['function addr(bytes32 node) view returns (address)']);

/**
 * The account a name stands for, by the registry and the resolver it names (ERC-137). Names whose resolver keeps them
 * somewhere else than on the chain (ERC-3668) are not found: no server is asked that a name's owner chose.
 * @param name normalized
 * @returns null when the name has no resolver, or the resolver no account
 */
export function ensAccountReads(registry: Address, name: string): ReadPlan<Address | null> {
  const node = namehash(name);
  const call = { address: registry, abi: registryAbi, functionName: 'resolver', args: [node] };
  return planReads({ resolver: call }, (answers) => {
    const resolver = answers.has('resolver') ? answers.address('resolver') : zeroAddress;
    if (resolver === zeroAddress) return done(null);
    const ask = { address: resolver, abi: resolverAbi, functionName: 'addr', args: [node] };
    return andThen(
      planReads({ account: ask }, (found) => {
        const account = found.has('account') ? found.address('account') : zeroAddress;
        return done(account === zeroAddress ? null : account);
      }),
    );
  });
}
