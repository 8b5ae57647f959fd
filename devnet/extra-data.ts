import { concat, type Hex, keccak256, numberToHex, zeroHash } from 'viem';

import { MODULE_ID } from './operators';

/** Extra data of a report: how many validators of which operator have exited, ever. */
export type ExtraData = {
  readonly format: bigint;
  /** Of the data; zero when there is none. */
  readonly hash: Hex;
  readonly itemsCount: bigint;
  /** What is handed in; undefined when there is none. */
  readonly list: Hex | undefined;
};

const EMPTY: ExtraData = { format: 0n, hash: zeroHash, itemsCount: 0n, list: undefined };
const FORMAT_LIST = 1n;
const EXITED_VALIDATORS = 2;

/**
 * The extra data that brings each operator's exits from what they were to what they are, in one transaction.
 * @param before exits by operator, in the order of their ids
 * @param after the same afterwards
 */
export function extraDataOf(before: readonly bigint[], after: readonly bigint[]): ExtraData {
  const changed = after.flatMap((exited, id) => (exited === before[id] ? [] : [{ id, exited }]));
  if (changed.length === 0) return EMPTY;
  const list = concat([
    zeroHash, // no transaction follows
    numberToHex(0, { size: 3 }),
    numberToHex(EXITED_VALIDATORS, { size: 2 }),
    numberToHex(MODULE_ID, { size: 3 }),
    numberToHex(changed.length, { size: 8 }),
    ...changed.map(({ id }) => numberToHex(id, { size: 8 })),
    ...changed.map(({ exited }) => numberToHex(exited, { size: 16 })),
  ]);
  return { format: FORMAT_LIST, hash: keccak256(list), itemsCount: 1n, list };
}
