import { hexToString, numberToHex } from 'viem';

import { count, percent, said } from './figure-maths';
import { onceAt, type ReadAt, wordOf, wordsOf } from './read-at';
import { answer, type Contract, made, type Reader, type Readers } from './reader';

const registry: Contract = ({ addresses }) => addresses.NodeOperatorsRegistry;
const router: Contract = ({ addresses }) => addresses.StakingRouter;
/** As its operators' registry calls itself. */
const MODULE = 'curated-onchain-v1';

/** How validators are spread over operators. */
export const OPERATORS: Readers = {
  [`${MODULE}: Largest operator`]: made(registry, async ({ at }) => {
    const working = await workingOf(at);
    return percent(largestOf(working), sumOf(working), 1);
  }),
  [`${MODULE}: Fewest over a third`]: made(registry, async ({ at }) => count(fewestOver(await workingOf(at), 1n, 3n))),
  [`${MODULE}: Fewest over half`]: made(registry, async ({ at }) => count(fewestOver(await workingOf(at), 1n, 2n))),
  [`${MODULE}: HHI`]: made(registry, async ({ at }) => {
    const working = await workingOf(at);
    return count((sumOf(working.map((each) => each * each)) * 10_000n) / sumOf(working) ** 2n);
  }),
  [`${MODULE}: Validators of ${MODULE}`]: made(registry, async ({ at }) => count(sumOf(await workingOf(at)))),
  [`${MODULE}: Operators of ${MODULE}`]: answer(registry, 'getNodeOperatorsCount()', count),
  [`${MODULE}: Waiting keys of ${MODULE}`]: made(registry, async ({ at }) => {
    const operators = await operatorsOf(at);
    return count(sumOf(operators.map(({ waiting }) => waiting)));
  }),
  [`StakingRouter: Fee of ${MODULE}`]: made(router, async ({ at }) => {
    const [, , operators, treasury] = await moduleOf(at);
    return said(/^([\d.]+) \+ ([\d.]+) %$/, percent(operators, 10_000n), percent(treasury, 10_000n));
  }),
  [`StakingRouter: Limit of ${MODULE}`]: made(router, async ({ at }) => percent((await moduleOf(at))[4], 10_000n)),
};

/** The module's other figures are those of its operators, by their names and what of them it is. */
export function operatorReader(contractName: string, title: string): Reader | null {
  if (contractName !== MODULE) return null;
  const [, name = '', what = ''] =
    /^(.+?)(: exited|: waiting keys|: keys|: share|: should have exited)?$/.exec(title) ?? [];
  return made(registry, async ({ at, figure }) => {
    const operators = await operatorsOf(at);
    const operator = operators.find((one) => one.name === name);
    if (operator === undefined) throw new Error(`no operator is called ${name}`);
    if (!figure.command.includes(` ${operator.id} --block`)) throw new Error(`read by ${figure.command}`);
    switch (what) {
      case ': exited':
        return count(operator.exited);
      case ': waiting keys':
        return count(operator.waiting);
      case ': keys':
        return said(/^(\d+) exited, (\d+) keys wait$/, count(operator.exited), count(operator.waiting));
      case ': share':
        return percent(operator.working, sumOf(operators.map(({ working }) => working)), 1);
      case ': should have exited':
        return said(/^(\d+) should have exited$/, count(operator.stuck));
      default:
        return count(operator.working);
    }
  });
}

interface ReadOperator {
  readonly id: bigint;
  readonly name: string;
  readonly stuck: bigint;
  readonly exited: bigint;
  readonly waiting: bigint;
  readonly working: bigint;
}

/** The operators of the one module. */
function operatorsOf(at: ReadAt): Promise<readonly ReadOperator[]> {
  return onceAt(at, 'operators', async () => {
    const operators = await wordOf(at, registry(at.contracts), 'getNodeOperatorsCount()');
    return Promise.all(Array.from({ length: Number(operators) }, (_, id) => operatorOf(at, BigInt(id))));
  });
}

async function operatorOf(at: ReadAt, id: bigint): Promise<ReadOperator> {
  const [summary, described] = await Promise.all([
    wordsOf(at, registry(at.contracts), 'getNodeOperatorSummary(uint256)', [id]),
    wordsOf(at, registry(at.contracts), 'getNodeOperator(uint256,bool)', [id, true]),
  ]);
  // target mode, target, stuck, refunded, end of penalty, exited, deposited, depositable
  const [, , stuck = 0n, , , exited = 0n, deposited = 0n, waiting = 0n] = summary;
  // active, where the name is, reward address, vetted, exited, added, deposited, length of the name, name
  const [, , , , , , , length = 0n, letters = 0n] = described;
  const name = hexToString(numberToHex(letters, { size: 32 })).slice(0, Number(length));
  return { id, name, stuck, exited, waiting, working: deposited - exited };
}

/** Validators that work, of each operator of the one module. */
async function workingOf(at: ReadAt): Promise<readonly bigint[]> {
  return (await operatorsOf(at)).map(({ working }) => working);
}

/** What the router keeps of the one module: offset, id, address, fee, treasury’s fee, most of all stake. */
async function moduleOf(at: ReadAt): Promise<readonly [bigint, bigint, bigint, bigint, bigint]> {
  const [, id = 0n, address = 0n, fee = 0n, treasury = 0n, limit = 0n] = await wordsOf(
    at,
    at.contracts.addresses.StakingRouter,
    'getStakingModule(uint256)',
    [1n],
  );
  return [id, address, fee, treasury, limit];
}

/** How many of the largest have strictly more than a part of all. */
function fewestOver(working: readonly bigint[], one: bigint, of: bigint): bigint {
  const all = sumOf(working);
  let held = 0n;
  let taken = 0n;
  for (const each of working.toSorted((a, b) => (a < b ? 1 : -1))) {
    if (held * of > all * one) break;
    held += each;
    taken += 1n;
  }
  return taken;
}

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
const largestOf = (amounts: readonly bigint[]) => amounts.reduce((most, each) => (each > most ? each : most), 0n);
