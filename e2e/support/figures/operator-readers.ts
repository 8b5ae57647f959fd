import { hexToString, numberToHex } from 'viem';

import { count, percent } from './figure-maths';
import { type ReadAt, wordOf, wordsOf } from './read-at';
import { type Contract, made, type Reader, type Readers } from './reader';

const registry: Contract = ({ addresses }) => addresses.NodeOperatorsRegistry;
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
};

/** The module's other figures are those of its operators, by their names. */
export function operatorReader(contractName: string, title: string): Reader | null {
  return contractName === MODULE ? made(registry, async ({ at }) => count(await operatorNamed(at, title))) : null;
}

/** Validators that work, of each operator of the one module. */
async function workingOf(at: ReadAt): Promise<readonly bigint[]> {
  const registry = at.contracts.addresses.NodeOperatorsRegistry;
  const operators = await wordOf(at, registry, 'getNodeOperatorsCount()');
  const ids = Array.from({ length: Number(operators) }, (_, id) => BigInt(id));
  return Promise.all(
    ids.map(async (id) => {
      // target mode, target, stuck, refunded, end of penalty, exited, deposited, depositable
      const words = await wordsOf(at, registry, 'getNodeOperatorSummary(uint256)', [id]);
      return (words[6] ?? 0n) - (words[5] ?? 0n);
    }),
  );
}

/** The operator of the module that has that name. */
async function operatorNamed(at: ReadAt, name: string): Promise<bigint> {
  const operators = await wordOf(at, registry(at.contracts), 'getNodeOperatorsCount()');
  for (let id = 0n; id < operators; id += 1n) {
    // active, where the name is, reward address, vetted, exited, added, deposited, length of the name, name
    const words = await wordsOf(at, registry(at.contracts), 'getNodeOperator(uint256,bool)', [id, true]);
    const told = hexToString(numberToHex(words[8] ?? 0n, { size: 32 })).slice(0, Number(words[7] ?? 0n));
    if (told === name) return (words[6] ?? 0n) - (words[4] ?? 0n);
  }
  throw new Error(`no operator is called ${name}`);
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
