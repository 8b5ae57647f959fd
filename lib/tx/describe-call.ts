import { type Abi, decodeFunctionData, getAbiItem, isAddressEqual, slice, toFunctionSignature } from 'viem';

import type { EncodedCall } from '@/lib/protocols/protocol';

/** A contract whose calls can be read. */
export interface KnownContract {
  readonly address: `0x${string}`;
  readonly abi: Abi;
  readonly name?: string;
}

/** A call as the wallet will show it, read with the contract's own interface. */
export interface DescribedCall {
  readonly address: `0x${string}`;
  /** The contract's name; null when it is none of the protocol's. */
  readonly contract: string | null;
  /** The function's name; null for a plain transfer, and for data that no known interface reads. */
  readonly functionName: string | null;
  readonly args: readonly { readonly name: string; readonly value: string }[];
  /** wei sent along. */
  readonly value: bigint;
  /** Signature and arguments as Foundry's `cast` takes them; null where the function has no known name. */
  readonly cast: readonly string[] | null;
}

/** Reads a call with the interfaces of the protocol's contracts. Amounts are told in the smallest unit, as encoded. */
export function describeCall(contracts: readonly KnownContract[], call: EncodedCall): DescribedCall {
  const contract = contracts.find(({ address }) => isAddressEqual(address, call.address));
  const decoded = contract === undefined || call.data === '0x' ? null : decode(contract.abi, call);
  return {
    address: call.address,
    contract: contract?.name ?? null,
    functionName: decoded?.functionName ?? null,
    args: decoded?.args ?? [],
    value: call.value,
    cast: decoded?.cast ?? null,
  };
}

function decode(abi: Abi, { data }: EncodedCall): Pick<DescribedCall, 'functionName' | 'args' | 'cast'> | null {
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi, data });
    // By its selector: several functions can share a name.
    const item = getAbiItem({ abi, name: slice(data, 0, 4) });
    if (item?.type !== 'function') return null;
    const names = item.inputs.map(({ name }) => name);
    return {
      functionName,
      args: args.map((value, index) => ({ name: nameOf(names[index], index), value: textOf(value) })),
      cast: [`"${toFunctionSignature(item)}"`, ...args.map(castArgument)],
    };
  } catch (error) {
    // Data of another interface: what cannot be read is shown as unread.
    if (error instanceof Error) return null;
    throw error;
  }
}

function nameOf(name: string | undefined, index: number): string {
  return name === undefined || name === '' ? `argument ${index + 1}` : name.replace(/^_/, '');
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, item]) => `${key}: ${textOf(item)}`)
      .join(', ');
  return String(value);
}

/** A value alone as it is; lists, tuples and texts in quotes, so that a shell hands them on whole. */
function castArgument(value: unknown): string {
  if (typeof value === 'string') return /^0x[0-9a-f]*$/i.test(value) ? value : JSON.stringify(value);
  return typeof value === 'object' && value !== null ? `"${castValue(value)}"` : String(value);
}

function castValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(castValue).join(',')}]`;
  if (typeof value === 'object' && value !== null) return `(${Object.values(value).map(castValue).join(',')})`;
  return String(value);
}
