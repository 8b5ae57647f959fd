import type { Abi, Address } from 'viem';

import { err, ok, type Result } from '@/lib/result';

import { tokenSymbol } from './token-symbol';

/** One view call, as data: nothing here knows how it is sent. */
export interface ContractRead {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args?: readonly unknown[];
}

/** What came back for one {@link ContractRead}. */
export type ReadResult =
  | { readonly status: 'success'; readonly result: unknown }
  | { readonly status: 'failure'; readonly error: Error };

/**
 * Calls and how to read their answers. All calls of a plan are answered at one block. A decoder that needs more calls
 * (Lido's checkpoint hints depend on the first answers) returns a further plan, which is read at the same block.
 */
export interface ReadPlan<T> {
  readonly calls: readonly ContractRead[];
  /** @throws DecodeError when an answer that cannot be missing is missing or has another shape */
  decode(results: readonly ReadResult[]): ReadStep<T>;
}

/** Either the finished value or the next stage. */
export type ReadStep<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly next: ReadPlan<T> };

/** An answer of the chain that does not have the shape its ABI promises, or did not come at all. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  constructor(
    readonly what: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${what}: ${reason}`, options);
  }
}

/** Takes the answers of a plan in the order of its calls, by the name they were asked under. */
export class Answers {
  readonly #byName = new Map<string, ReadResult>();

  constructor(names: readonly string[], results: readonly ReadResult[]) {
    if (names.length !== results.length)
      throw new DecodeError('answers', `${results.length} for ${names.length} calls`);
    names.forEach((name, index) => {
      const result = results[index];
      if (result !== undefined) this.#byName.set(name, result);
    });
  }

  /** Whether the call was answered rather than reverted. */
  has(name: string): boolean {
    return this.#byName.get(name)?.status === 'success';
  }

  /** Why the call was not answered; empty when it was. */
  failure(name: string): string {
    const result = this.#byName.get(name);
    return result?.status === 'failure' ? result.error.message : '';
  }

  /** @throws DecodeError when the call failed */
  value(name: string): unknown {
    const result = this.#byName.get(name);
    if (result === undefined) throw new DecodeError(name, 'was not asked');
    if (result.status === 'failure') throw new DecodeError(name, result.error.message, { cause: result.error });
    return result.result;
  }

  /** @throws DecodeError when the answer is no integer. Small Solidity integers arrive as numbers. */
  bigint(name: string): bigint {
    const value = this.value(name);
    if (typeof value === 'bigint') return value;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
    throw new DecodeError(name, `expected an integer, got ${typeof value}`);
  }

  /** @throws DecodeError when the answer is no boolean */
  boolean(name: string): boolean {
    const value = this.value(name);
    if (typeof value === 'boolean') return value;
    throw new DecodeError(name, `expected a boolean, got ${typeof value}`);
  }

  /** @throws DecodeError when the answer is no text */
  text(name: string): string {
    const value = this.value(name);
    if (typeof value === 'string') return value;
    throw new DecodeError(name, `expected a text, got ${typeof value}`);
  }

  /**
   * A token's symbol as it may be shown, see {@link tokenSymbol}.
   * @throws DecodeError when the answer is no text
   */
  symbol(name: string): string {
    return tokenSymbol(this.text(name));
  }

  /** @throws DecodeError when the answer is no address */
  address(name: string): Address {
    const value = this.value(name);
    if (isAddressText(value)) return value;
    throw new DecodeError(name, 'expected an address');
  }

  /** @throws DecodeError when the answer is no list */
  list(name: string): readonly unknown[] {
    const value = this.value(name);
    if (Array.isArray(value)) return value;
    throw new DecodeError(name, `expected a list, got ${typeof value}`);
  }

  /** @throws DecodeError when the answer is no list of integers */
  bigints(name: string): readonly bigint[] {
    return this.list(name).map((value, index) => {
      if (typeof value === 'bigint') return value;
      if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
      throw new DecodeError(`${name}[${index}]`, `expected an integer, got ${typeof value}`);
    });
  }
}

function isAddressText(value: unknown): value is Address {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value);
}

/**
 * Builds a plan from named calls, so that the decoder reads answers by name and not by position.
 * @param calls what to ask, under the names the decoder uses
 * @param decode turns the answers into the value, or into a further plan
 */
export function planReads<T>(
  calls: Readonly<Record<string, ContractRead>>,
  decode: (answers: Answers) => ReadStep<T>,
): ReadPlan<T> {
  const names = Object.keys(calls);
  return {
    calls: Object.values(calls),
    decode: (results) => decode(new Answers(names, results)),
  };
}

/** A finished read. */
export const done = <T>(value: T): ReadStep<T> => ({ done: true, value });

/** A read that needs one more stage. Not named `then`: a module that exports that name never finishes a dynamic import. */
export const andThen = <T>(next: ReadPlan<T>): ReadStep<T> => ({ done: false, next });

/** The same reads, with what they lead to turned into something else. */
export function mapPlan<T, U>(plan: ReadPlan<T>, turn: (value: T) => U): ReadPlan<U> {
  return {
    calls: plan.calls,
    decode: (results) => {
      const step = plan.decode(results);
      return step.done ? done(turn(step.value)) : andThen(mapPlan(step.next, turn));
    },
  };
}

/**
 * Several plans as one, stage by stage, so that they are read together. A plan whose decoder throws fails for itself, and
 * the others go on.
 * @returns a plan whose value holds each plan's value or error, in the order of the plans
 */
export function mergePlans<T>(plans: readonly ReadPlan<T>[]): ReadPlan<readonly Result<T, Error>[]> {
  return mergeSteps(plans.map((next) => ({ done: false, next })));
}

type MergedStep<T> = Exclude<ReadStep<T>, { done: true }> | { readonly done: true; readonly value: Result<T, Error> };

function mergeSteps<T>(steps: readonly MergedStep<T>[]): ReadPlan<readonly Result<T, Error>[]> {
  return {
    calls: steps.flatMap((step) => (step.done ? [] : step.next.calls)),
    decode: (results) => {
      let at = 0;
      const next = steps.map((step) => {
        if (step.done) return step;
        const own = results.slice(at, at + step.next.calls.length);
        at += step.next.calls.length;
        return decodeStep(step.next, own);
      });
      const values = next.flatMap((step) => (step.done ? [step.value] : []));
      return values.length === next.length ? done(values) : andThen(mergeSteps(next));
    },
  };
}

function decodeStep<T>(plan: ReadPlan<T>, results: readonly ReadResult[]): MergedStep<T> {
  try {
    const step = plan.decode(results);
    return step.done ? { done: true, value: ok(step.value) } : step;
  } catch (error) {
    return { done: true, value: err(error instanceof Error ? error : new Error(String(error))) };
  }
}
