import { type Address, concat, type Hex, keccak256, sliceHex, toHex } from 'viem';

import { nodeOperatorsRegistryAbi } from '@/contracts-abi/node-operators-registry';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';

import { OPERATORS } from './beacon/operators';
import type { DevnetLink } from './devnet-link';

/** The one staking module. */
export const MODULE_ID = 1n;

const PUBKEY_BYTES = 48;
const SIGNATURE_BYTES = 96;
/** Most keys in a transaction: what fits in a block. */
const MOST_KEYS = 60;
/** For so many; an estimate would run it several times. */
const AMPLE_GAS = 20_000_000n;

/** What each operator begins with. Each key makes every block of the local chain dearer, so they come as they are needed. */
const FIRST_KEYS = 40;

/** Registers the operators with their first keys, all of them vetted. */
export async function registerOperators(link: DevnetLink): Promise<void> {
  for (const { id, name } of OPERATORS) {
    await link.client.writeContractSync({
      ...registryCall(link),
      functionName: 'addNodeOperator',
      args: [name, rewardAddress(name)],
    });
    await addKeys(link, id, name, { from: 0, count: FIRST_KEYS });
  }
}

/** Gives the operators so many more keys in all, divided evenly and rounded up, all of them vetted. */
export async function addOperatorKeys(link: DevnetLink, count: number): Promise<void> {
  const each = Math.min(MOST_KEYS, Math.ceil(count / OPERATORS.length));
  const added = (await readOperators(link)).map(({ keys }) => Number(keys));
  for (const { id, name } of OPERATORS) await addKeys(link, id, name, { from: added[id] ?? 0, count: each });
}

async function addKeys(
  link: DevnetLink,
  id: number,
  name: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<void> {
  const { client } = link;
  const indexes = Array.from({ length: count }, (_, offset) => from + offset);
  const pubkeys = concat(indexes.map((key) => made(`${name} key ${key}`, PUBKEY_BYTES)));
  const signatures = concat(indexes.map((key) => made(`${name} signature ${key}`, SIGNATURE_BYTES)));
  await client.writeContractSync({
    ...registryCall(link),
    functionName: 'addSigningKeys',
    args: [BigInt(id), BigInt(count), pubkeys, signatures],
  });
  await client.writeContractSync({
    ...registryCall(link),
    functionName: 'setNodeOperatorStakingLimit',
    args: [BigInt(id), BigInt(from + count)],
  });
}

function registryCall({ contracts }: DevnetLink) {
  return {
    address: contracts.addresses.NodeOperatorsRegistry,
    abi: nodeOperatorsRegistryAbi,
    account: contracts.operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  } as const;
}

/** Validators of the module, ever. */
export async function readModuleValidators({
  client,
  contracts: { addresses },
}: DevnetLink): Promise<OperatorValidators> {
  const router = { address: addresses.StakingRouter, abi: stakingRouterAbi } as const;
  const [{ exitedValidatorsCount }, { totalDepositedValidators }] = await client.multicall({
    allowFailure: false,
    contracts: [
      { ...router, functionName: 'getStakingModule', args: [MODULE_ID] },
      { ...router, functionName: 'getStakingModuleSummary', args: [MODULE_ID] },
    ],
  });
  return { exited: exitedValidatorsCount, deposited: totalDepositedValidators };
}

/** Validators of an operator or of all, ever. */
export type OperatorValidators = { readonly deposited: bigint; readonly exited: bigint };

/**
 * Exits of each operator, ever, when those of all are `total`: new ones come from the operator with most running.
 * @returns one count for each operator; fewer than `total` in all when not so many were ever deposited
 */
export function exitsByOperator(operators: readonly OperatorValidators[], total: bigint): readonly bigint[] {
  const exits = operators.map(({ exited }) => exited);
  for (let left = total - exits.reduce((sum, count) => sum + count, 0n); left > 0n; left--) {
    const running = operators.map(({ deposited }, id) => deposited - (exits[id] ?? 0n));
    const most = running.reduce((best, count, id) => (count > (running[best] ?? 0n) ? id : best), 0);
    if ((running[most] ?? 0n) === 0n) break;
    exits[most] = (exits[most] ?? 0n) + 1n;
  }
  return exits;
}

/** Validators and keys of each operator, ever, in the order of their ids. */
export async function readOperators({
  client,
  contracts: { addresses },
}: DevnetLink): Promise<readonly (OperatorValidators & { readonly keys: bigint })[]> {
  const registry = { address: addresses.NodeOperatorsRegistry, abi: nodeOperatorsRegistryAbi } as const;
  const operators = await client.multicall({
    allowFailure: false,
    contracts: OPERATORS.map(
      ({ id }) => ({ ...registry, functionName: 'getNodeOperator', args: [BigInt(id), false] }) as const,
    ),
  });
  return operators.map(([, , , , exited, keys, deposited]) => ({ exited, keys, deposited }));
}

/** Bytes that look like a key or a signature and are the same in every run. */
function made(seed: string, size: number): Hex {
  const parts = Array.from({ length: Math.ceil(size / 32) }, (_, part) => keccak256(toHex(`${seed}/${part}`)));
  return sliceHex(concat(parts), 0, size);
}

/** An address nobody has. */
function rewardAddress(name: string): Address {
  return sliceHex(keccak256(toHex(name)), 0, 20);
}
