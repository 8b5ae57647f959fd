import {
  type Abi,
  type Address,
  type Chain,
  createPublicClient,
  createWalletClient,
  custom,
  decodeFunctionData,
  encodeFunctionResult,
  type Hex,
  isHex,
  multicall3Abi,
  type PublicClient,
  type WalletClient,
} from 'viem';

import { MULTICALL3 } from './networks';

/** What a node answers to one method: a value, or a function of the parameters that may throw. */
export type NodeScript = Readonly<Record<string, unknown>>;

interface NodeRequest {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A node without a network: answers from a script that a test may change, and remembers what it was asked. */
export class ScriptedNode {
  readonly requests: NodeRequest[] = [];
  #script: NodeScript;

  constructor(script: NodeScript) {
    this.#script = script;
  }

  /** Answers these methods from now on. */
  set(changes: NodeScript): void {
    this.#script = { ...this.#script, ...changes };
  }

  /** Parameters of every request of one method. */
  asked(method: string): readonly (readonly unknown[])[] {
    return this.requests.filter((request) => request.method === method).map((request) => request.params);
  }

  reader(): PublicClient {
    return createPublicClient({ transport: custom({ request: this.#answer }, { retryCount: 0 }), cacheTime: 0 });
  }

  wallet(account: Address, chain?: Chain): WalletClient {
    return createWalletClient({ account, chain, transport: custom({ request: this.#answer }, { retryCount: 0 }) });
  }

  readonly #answer = async ({
    method,
    params = [],
  }: {
    method: string;
    params?: readonly unknown[];
  }): Promise<unknown> => {
    this.requests.push({ method, params });
    const answer = this.#script[method];
    if (answer === undefined) throw new Error(`the script has no ${method}`);
    return typeof answer === 'function' ? answer(...params) : answer;
  };
}

/** A contract of the scripted chain. */
export interface ScriptedContract {
  readonly address: Address;
  readonly abi: Abi;
}

/** What the contracts answer, by function name or `0x…address.function`: a value, or revert data as {@link RevertWith}. */
export type ContractScript = Readonly<Record<string, unknown>>;

/** Makes a call of Multicall3 revert with this data. */
export class RevertWith {
  constructor(readonly data: Hex) {}
}

/** `eth_call` of Multicall3's `aggregate3`, answered by scripted contracts. */
export function multicallAnswer(
  contracts: readonly ScriptedContract[],
  script: ContractScript,
): (call: { to: Address; data: Hex }) => Hex {
  return ({ to, data }) => {
    if (to.toLowerCase() !== MULTICALL3.toLowerCase()) throw new Error(`a call of ${to}, which is not Multicall3`);
    const { functionName, args } = decodeFunctionData({ abi: multicall3Abi, data });
    if (functionName !== 'aggregate3') throw new Error(`a call of ${functionName}`);
    const result = args[0].map((call) => answerOne(contracts, script, call.target, call.callData));
    return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result });
  };
}

function answerOne(contracts: readonly ScriptedContract[], script: ContractScript, target: Address, callData: Hex) {
  const contract = contracts.find(({ address }) => address.toLowerCase() === target.toLowerCase());
  if (contract === undefined) return { success: true, returnData: '0x' as const };
  const { functionName, args } = decodeFunctionData({ abi: contract.abi, data: callData });
  const scripted = script[`${contract.address}.${functionName}`] ?? script[functionName];
  const value: unknown = typeof scripted === 'function' ? scripted(...(args ?? [])) : scripted;
  if (value instanceof RevertWith) return { success: false, returnData: value.data };
  if (value === undefined) throw new Error(`the script has no ${functionName} of ${target}`);
  const returnData = encodeFunctionResult({ abi: contract.abi, functionName, result: value });
  if (!isHex(returnData)) throw new Error(`${functionName} has no result`);
  return { success: true, returnData };
}
