import { CHURN, type Fork, INCREMENT_GWEI } from './constants';

/** What may enter in an epoch, gwei (electra `get_activation_exit_churn_limit`). */
export function entryChurn(fork: Fork, totalActiveGwei: bigint): bigint {
  const { entryQuotient, minGwei, mostEntryGwei } = CHURN[fork];
  return limited(totalActiveGwei / entryQuotient, minGwei, mostEntryGwei);
}

/** What may leave in an epoch, gwei. */
export function exitChurn(fork: Fork, totalActiveGwei: bigint): bigint {
  const { exitQuotient, minGwei, mostExitGwei } = CHURN[fork];
  return limited(totalActiveGwei / exitQuotient, minGwei, mostExitGwei);
}

/** Whole ether, between the bounds. */
function limited(gwei: bigint, least: bigint, most: bigint | null): bigint {
  const atLeast = gwei > least ? gwei : least;
  const whole = atLeast - (atLeast % INCREMENT_GWEI);
  return most !== null && whole > most ? most : whole;
}
