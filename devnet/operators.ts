import { type Address, concat, type Hex, keccak256, numberToHex, sliceHex, toHex } from 'viem';

import { nodeOperatorsRegistryAbi } from '@/contracts-abi/node-operators-registry';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';

import { OPERATORS } from './beacon/operators';
import type { DevnetLink } from './devnet-link';

/** The one staking module. */
export const MODULE_ID = 1n;

const PUBKEY_BYTES = 48;
const SIGNATURE_BYTES = 96;
/** As many as fit in a block. */
const KEYS_PER_TRANSACTION = 60;
/** For so many; an estimate would run it several times. */
const AMPLE_GAS = 20_000_000n;

/** What each operator has: together enough for the seeded history and as many again. */
const KEYS_EACH = 40;

/** Registers the operators with their keys, all of them vetted. */
export async function registerOperators({ client, contracts }: DevnetLink): Promise<void> {
  const registry = {
    address: contracts.addresses.NodeOperatorsRegistry,
    abi: nodeOperatorsRegistryAbi,
    account: contracts.operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  } as const;
  for (const { id: number, name } of OPERATORS) {
    const id = BigInt(number);
    await client.writeContractSync({ ...registry, functionName: 'addNodeOperator', args: [name, rewardAddress(name)] });
    for (let from = 0; from < KEYS_EACH; from += KEYS_PER_TRANSACTION) {
      const count = Math.min(KEYS_PER_TRANSACTION, KEYS_EACH - from);
      const indexes = Array.from({ length: count }, (_, offset) => from + offset);
      const pubkeys = concat(indexes.map((key) => made(`${name} key ${key}`, PUBKEY_BYTES)));
      const signatures = concat(indexes.map((key) => made(`${name} signature ${key}`, SIGNATURE_BYTES)));
      await client.writeContractSync({
        ...registry,
        functionName: 'addSigningKeys',
        args: [id, BigInt(count), pubkeys, signatures],
      });
    }
    await client.writeContractSync({
      ...registry,
      functionName: 'setNodeOperatorStakingLimit',
      args: [id, BigInt(KEYS_EACH)],
    });
  }
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

/**
 * Tells the registry whose validators exited: each time one of the operator with most running.
 * @param exited validators that have exited, ever
 */
export async function reportExitsByOperator(
  link: DevnetLink,
  exited: bigint,
  beforeTransaction?: () => Promise<void>,
): Promise<void> {
  const { client, contracts } = link;
  const counts = exitsByOperator(await readOperators(link), exited);
  await beforeTransaction?.();
  await client.writeContractSync({
    address: contracts.addresses.StakingRouter,
    abi: stakingRouterAbi,
    functionName: 'reportStakingModuleExitedValidatorsCountByNodeOperator',
    args: [
      MODULE_ID,
      concat(counts.map((_, id) => numberToHex(id, { size: 8 }))),
      concat(counts.map((count) => numberToHex(count, { size: 16 }))),
    ],
    account: contracts.operator,
    throwOnReceiptRevert: true,
  });
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

async function readOperators({ client, contracts: { addresses } }: DevnetLink): Promise<readonly OperatorValidators[]> {
  const registry = { address: addresses.NodeOperatorsRegistry, abi: nodeOperatorsRegistryAbi } as const;
  const operators = await client.multicall({
    allowFailure: false,
    contracts: OPERATORS.map(
      ({ id }) => ({ ...registry, functionName: 'getNodeOperator', args: [BigInt(id), false] }) as const,
    ),
  });
  return operators.map(([, , , , exited, , deposited]) => ({ exited, deposited }));
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
