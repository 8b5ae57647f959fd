import { MIN_ACTIVATION_GWEI } from './constants';
import { deposit } from './entry-queue';
import { withEntries } from './ledger';
import { newValidator } from './new-validator';
import { OPERATORS } from './operators';
import { type BeaconState, emptyBeacon } from './state';
import type { Validator } from './validator';

/**
 * A beacon chain on which the pool has these balances: its validators work already, with nearly equal balances. For a
 * pool whose past is unknown.
 */
export function adoptedBeacon(seed: number, validatorsGwei: bigint, pendingGwei: bigint): BeaconState {
  const empty = emptyBeacon(seed);
  const count = Number(validatorsGwei / MIN_ACTIVATION_GWEI) || (validatorsGwei > 0n ? 1 : 0);
  const validators = Array.from({ length: count }, (_, number): Validator => {
    const gwei = partOf(validatorsGwei, number, count);
    const operatorId = number % OPERATORS.length;
    return { ...newValidator(empty, { number, operatorId, gwei, epoch: 0 }), activationEpoch: 0 };
  });
  const ledger = withEntries(empty.ledger, { depositedGwei: validatorsGwei });
  return deposit({ ...empty, validators, ledger }, pendingGwei);
}

/** One of `count` nearly equal parts that add up to the whole. */
function partOf(whole: bigint, number: number, count: number): bigint {
  const upTo = (parts: number) => (whole * BigInt(parts)) / BigInt(count);
  return upTo(number + 1) - upTo(number);
}
