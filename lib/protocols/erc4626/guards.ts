import { isAddressEqual, keccak256, parseAbi, toHex, zeroHash } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import type { Guards, NamedContract, Role } from '../guards';
import { type Answers, done, planReads, type ReadPlan } from '../read-plan';
import type { VaultContracts } from './pool';

/** Roles that vaults with OpenZeppelin's AccessControl often have; each is shown only where the vault names it. */
const ROLES = { KEEPER_ROLE: 'report gains and losses, and pay requests', PAUSER_ROLE: 'pause the vault' } as const;

const NAMERS = parseAbi([
  'function hasRole(bytes32 role, address account) view returns (bool)',
  'function KEEPER_ROLE() view returns (bytes32)',
  'function PAUSER_ROLE() view returns (bytes32)',
]);

/** Who and what can stop or steer a vault, as far as it says so itself: the standards have nothing of the kind. */
export function vaultGuardReads(contracts: VaultContracts): ReadPlan<Guards> {
  const { vault } = contracts;
  const ask = (functionName: string, args: readonly unknown[] = []) => ({
    address: vault,
    abi: NAMERS,
    functionName,
    args,
  });
  const calls = {
    paused: { address: vault, abi: asyncVaultAbi, functionName: 'paused' },
    admin: ask('hasRole', [zeroHash, vault]),
    KEEPER_ROLE: ask('KEEPER_ROLE'),
    PAUSER_ROLE: ask('PAUSER_ROLE'),
  };
  return planReads(calls, (answers) =>
    done({
      contracts: partsOf(contracts),
      pauses: pausesOf(contracts, answers),
      roles: rolesOf(contracts, answers),
      oracle: null,
    }),
  );
}

function partsOf({ vault, share, underlying }: VaultContracts): readonly NamedContract[] {
  return [
    { name: 'ERC-4626 vault', address: vault, does: 'holds or lends what is deposited, and counts shares' },
    ...(isAddressEqual(share.address, vault)
      ? []
      : [{ name: `Share token ${share.symbol}`, address: share.address, does: 'the accruing token' }]),
    {
      name: `Underlying token ${underlying.symbol}`,
      address: underlying.address,
      does: 'what the vault takes and pays',
    },
  ];
}

function pausesOf({ vault }: VaultContracts, answers: Answers): Guards['pauses'] {
  if (!answers.has('paused')) return [];
  return [
    {
      name: 'The vault',
      contract: vault,
      contractName: 'ERC-4626 vault',
      call: 'paused()(bool)',
      paused: answers.boolean('paused'),
      stops: 'new deposits and requests, by the vault’s own rules.',
    },
  ];
}

function rolesOf({ vault }: VaultContracts, answers: Answers): readonly Role[] {
  if (!answers.has('admin')) return [];
  const base = { contract: vault, contractName: 'ERC-4626 vault' };
  const named = (Object.keys(ROLES) as (keyof typeof ROLES)[]).filter((name) => answers.has(name));
  return [
    { ...base, name: 'DEFAULT_ADMIN_ROLE', id: zeroHash, can: 'grant and take away all roles here' },
    ...named.map((name) => ({ ...base, name, id: keccak256(toHex(name)), can: ROLES[name] })),
  ];
}
