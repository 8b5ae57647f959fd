import {
  type Abi,
  BaseError,
  ChainMismatchError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  decodeErrorResult,
  ExecutionRevertedError,
  FeeCapTooHighError,
  FeeCapTooLowError,
  HttpRequestError,
  InsufficientFundsError,
  IntrinsicGasTooHighError,
  IntrinsicGasTooLowError,
  isHex,
  LimitExceededRpcError,
  NonceMaxValueError,
  NonceTooHighError,
  NonceTooLowError,
  RpcRequestError,
  TimeoutError,
  TipAboveFeeCapError,
  TransactionTypeNotSupportedError,
  UserRejectedRequestError,
} from 'viem';

import type { ChainFault } from './fault';
import { USER_REJECTED } from './provider-error';

/** A fault that the app itself found out, thrown where a value cannot be returned. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  constructor(readonly fault: ChainFault) {
    super(fault.code);
  }
}

/** EIP-5792: the person said no to what a batch needs. */
const UPGRADE_REJECTED = 5750;
/** EIP-5792: capabilities, chains, ids, sizes and atomicity that the wallet does not have. */
const NO_BATCH: readonly unknown[] = [5700, 5710, 5720, 5740, 5760];
/** Requests that a wallet or node refuses before it does anything (EIP-1193, EIP-1474). */
const NOT_TAKEN: readonly unknown[] = [4100, 4200, -32601, -32602, -32004];
/** EIP-1193: the wallet is not connected to any chain, or not to this one. */
const DISCONNECTED: readonly unknown[] = [4900, 4901];

/**
 * Says what went wrong on the way to the chain: walks to the innermost known cause and, for a revert, decodes its data.
 * @param error whatever was thrown
 * @param abi errors of the contracts that may have reverted
 */
export function faultFromError(error: unknown, abi: Abi): ChainFault {
  if (error instanceof FaultError) return error.fault;
  if (isRejection(error)) return { code: 'rejected' };
  if (!(error instanceof BaseError))
    return { code: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  const own = error.walk((cause) => cause instanceof FaultError);
  if (own instanceof FaultError) return own.fault;
  if (error.walk(isRejection)) return { code: 'rejected' };
  return (
    revertFault(error, abi) ??
    walletFault(error) ??
    transportFault(error) ?? { code: 'unknown', detail: error.shortMessage }
  );
}

function isRejection(cause: unknown): boolean {
  const code = codeOf(cause);
  return cause instanceof UserRejectedRequestError || code === USER_REJECTED || code === UPGRADE_REJECTED;
}

/** What a wallet or node says of the request itself. */
function walletFault(error: BaseError): ChainFault | null {
  const refused = error.walk((cause) => NODE_REFUSALS.some((kind) => cause instanceof kind));
  if (refused instanceof BaseError) return { code: 'not-taken', detail: refused.shortMessage };
  const coded = (codes: readonly unknown[]) => error.walk((cause) => codes.includes(codeOf(cause)));
  if (coded(DISCONNECTED)) return { code: 'disconnected' };
  if (coded(NO_BATCH)) return { code: 'no-batch', detail: error.shortMessage };
  return coded(NOT_TAKEN) ? { code: 'not-taken', detail: error.shortMessage } : null;
}

/** A node's reasons not to take a transaction into its pool. */
const NODE_REFUSALS = [
  FeeCapTooHighError,
  FeeCapTooLowError,
  IntrinsicGasTooHighError,
  IntrinsicGasTooLowError,
  NonceMaxValueError,
  NonceTooHighError,
  NonceTooLowError,
  TipAboveFeeCapError,
  TransactionTypeNotSupportedError,
] as const;

function revertFault(error: BaseError, abi: Abi): ChainFault | null {
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (reverted instanceof ContractFunctionRevertedError) {
    if (reverted.data !== undefined) return decodedRevert(reverted.data.errorName, reverted.data.args);
    if (reverted.reason !== undefined) return { code: 'reverted', reason: reverted.reason, values: [] };
  }
  if (error.walk((cause) => cause instanceof ContractFunctionZeroDataError))
    return { code: 'reverted', reason: '', values: [] };
  const data = revertData(error);
  return data === null ? messageRevert(error) : decodeRevert(data, abi);
}

/** Some wallets hand on only the message of a revert. */
function messageRevert(error: BaseError): ChainFault | null {
  const reverted = error.walk((cause) => cause instanceof ExecutionRevertedError);
  if (!(reverted instanceof ExecutionRevertedError)) return null;
  const reason = /with reason: (.*)\.$/.exec(reverted.shortMessage)?.[1] ?? '';
  return { code: 'reverted', reason, values: [] };
}

/** `Error(string)` carries its reason as the only argument; a custom error is its own reason. */
function decodedRevert(errorName: string, args: readonly unknown[] | undefined): ChainFault {
  if (errorName === 'Error') return { code: 'reverted', reason: String(args?.[0] ?? ''), values: [] };
  return { code: 'reverted', reason: errorName, values: (args ?? []).map(String) };
}

function decodeRevert(data: `0x${string}`, abi: Abi): ChainFault {
  try {
    const { errorName, args } = decodeErrorResult({ abi, data });
    return decodedRevert(errorName, args);
  } catch (cause) {
    return {
      code: 'reverted',
      reason: `${data.slice(0, 10)} (${cause instanceof BaseError ? cause.shortMessage : 'unknown error'})`,
      values: [],
    };
  }
}

/** Nodes put revert data into the innermost error's `data`, either as hex or as an object that holds it. */
function revertData(error: BaseError): `0x${string}` | null {
  const carrier = error.walk((cause) => dataOf(cause) !== null);
  return carrier === null ? null : dataOf(carrier);
}

function dataOf(cause: unknown): `0x${string}` | null {
  if (typeof cause !== 'object' || cause === null || !('data' in cause)) return null;
  const { data } = cause;
  if (isHex(data) && data.length >= 10) return data;
  return typeof data === 'object' && data !== null ? dataOf(data) : null;
}

function transportFault(error: BaseError): ChainFault | null {
  if (error.walk((cause) => cause instanceof InsufficientFundsError)) return { code: 'insufficient-funds' };
  if (error.walk((cause) => cause instanceof ChainMismatchError)) return { code: 'wrong-chain' };
  if (error.walk((cause) => cause instanceof TimeoutError)) return { code: 'timeout' };
  if (error.walk((cause) => cause instanceof LimitExceededRpcError || statusOf(cause) === 429))
    return { code: 'rate-limited' };
  if (error.walk((cause) => cause instanceof HttpRequestError)) return { code: 'unreachable' };
  const rpc = error.walk((cause) => cause instanceof RpcRequestError);
  return rpc instanceof RpcRequestError ? { code: 'unknown', detail: rpc.details } : null;
}

function codeOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

function statusOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : undefined;
}
