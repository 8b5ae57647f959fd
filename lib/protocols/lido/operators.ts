import type { Address } from 'viem';

import { nodeOperatorsRegistryAbi } from '@/contracts-abi/node-operators-registry';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';

import type { ModuleStatus, Operator, OperatorModule } from '../operators';
import { type Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import type { LidoContracts } from './pool';

/** Operators read of one module; further ones are counted only. */
const MOST_OPERATORS = 1_000n;
/** Operators in one call: three small reads each, some of which walk through storage. */
const OPERATORS_PER_CALL = 120;

type Module = Omit<OperatorModule, 'operators'> & { readonly ids: readonly bigint[] };

/**
 * Every staking module with its operators: the modules, then what each says of itself, then its operators in parts of
 * bounded size. Meant for reading on demand; on mainnet it takes some ten calls.
 *
 * What all modules answer is `IStakingModule`; names come from `getNodeOperator(id, true)`, which only registries of the
 * curated kind have.
 */
export function lidoOperatorReads({ router }: Pick<LidoContracts, 'router'>): ReadPlan<readonly OperatorModule[]> {
  return planReads(
    { modules: { address: router, abi: stakingRouterAbi, functionName: 'getStakingModules' } },
    (answers) => andThen(moduleReads(answers.list('modules').map((value) => decodeModule(value, router)))),
  );
}

type BareModule = Omit<OperatorModule, 'operators' | 'operatorCount' | 'validators'>;

function moduleReads(modules: readonly BareModule[]): ReadPlan<readonly OperatorModule[]> {
  const calls = modules.flatMap(({ id, address }): readonly (readonly [string, ContractRead])[] => [
    [`summary${id}`, ofModule(address, 'getStakingModuleSummary')],
    [`count${id}`, ofModule(address, 'getNodeOperatorsCount')],
    [`ids${id}`, ofModule(address, 'getNodeOperatorIds', [0n, MOST_OPERATORS])],
  ]);
  return planReads(Object.fromEntries(calls), (answers) => {
    const whole = modules.map((module) => withSummary(module, answers));
    const parts = chunked(
      whole.flatMap(({ id, address, ids }) => ids.map((operator) => ({ module: id, address, id: operator }))),
      OPERATORS_PER_CALL,
    );
    return parts.length === 0 ? done(assemble(whole, [])) : andThen(operatorReads(whole, parts, []));
  });
}

interface OperatorRef {
  readonly module: bigint;
  readonly address: Address;
  readonly id: bigint;
}

/** One part after the other, so that no single call outgrows what a node allows. */
function operatorReads(
  modules: readonly Module[],
  [part = [], ...rest]: readonly (readonly OperatorRef[])[],
  known: readonly Operator[],
): ReadPlan<readonly OperatorModule[]> {
  const calls = part.flatMap(({ module, address, id }): readonly (readonly [string, ContractRead])[] => [
    [`summary${module}/${id}`, ofModule(address, 'getNodeOperatorSummary', [id])],
    [`active${module}/${id}`, ofModule(address, 'getNodeOperatorIsActive', [id])],
    [`named${module}/${id}`, ofModule(address, 'getNodeOperator', [id, true])],
  ]);
  return planReads(Object.fromEntries(calls), (answers) => {
    const operators = [...known, ...part.map((ref) => decodeOperator(ref, answers))];
    return rest.length === 0 ? done(assemble(modules, operators)) : andThen(operatorReads(modules, rest, operators));
  });
}

function ofModule(address: Address, functionName: string, args: readonly unknown[] = []): ContractRead {
  return { address, abi: nodeOperatorsRegistryAbi, functionName, args };
}

/** A member of `getStakingModules`. Its fees and limits are basis points. */
function decodeModule(value: unknown, router: Address): BareModule {
  const read = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const whole = (name: string): bigint => {
    const part = read(name);
    if (typeof part === 'bigint') return part;
    if (typeof part === 'number') return BigInt(part);
    throw new DecodeError('modules', `have no ${name}`);
  };
  const [name, address] = [read('name'), read('stakingModuleAddress')];
  if (typeof name !== 'string' || !isAddress(address)) throw new DecodeError('modules', 'have no name or address');
  return {
    id: whole('id'),
    name,
    address,
    router,
    status: statusOf(whole('status')),
    fee: { operators: whole('stakingModuleFee'), treasury: whole('treasuryFee') },
    shareLimit: whole('stakeShareLimit'),
  };
}

function isAddress(value: unknown): value is Address {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value);
}

/** `StakingModuleStatus`. */
function statusOf(status: bigint): ModuleStatus {
  const known = (['active', 'deposits-paused', 'stopped'] as const)[Number(status)];
  if (known === undefined) throw new DecodeError('modules', `have an unknown status ${status}`);
  return known;
}

function withSummary(module: BareModule, answers: Answers): Module {
  const [exited, deposited, depositable] = answers.bigints(`summary${module.id}`);
  if (exited === undefined || deposited === undefined || depositable === undefined)
    throw new DecodeError(`summary of module ${module.id}`, 'has no counts');
  return {
    ...module,
    validators: { deposited, exited, depositable },
    operatorCount: answers.bigint(`count${module.id}`),
    ids: answers.bigints(`ids${module.id}`),
  };
}

/** `getNodeOperatorSummary`: target mode, target count, stuck, refunded, penalty end, exited, deposited, depositable. */
function decodeOperator({ module, id }: OperatorRef, answers: Answers): Operator {
  const [, , stuck, , , exited, deposited, depositable] = answers.bigints(`summary${module}/${id}`);
  if (stuck === undefined || exited === undefined || deposited === undefined || depositable === undefined)
    throw new DecodeError(`operator ${id} of module ${module}`, 'has no counts');
  const named = answers.has(`named${module}/${id}`) ? answers.list(`named${module}/${id}`)[1] : null;
  const name = typeof named === 'string' && named.trim() !== '' ? named : null;
  return { module, id, name, active: answers.boolean(`active${module}/${id}`), deposited, exited, depositable, stuck };
}

function assemble(modules: readonly Module[], operators: readonly Operator[]): readonly OperatorModule[] {
  return modules.map(({ ids: _, ...module }) => ({
    ...module,
    operators: operators.filter((operator) => operator.module === module.id),
  }));
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
