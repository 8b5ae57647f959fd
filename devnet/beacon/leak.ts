import { withEntries } from './ledger';
import { type BeaconState, validatorsGwei } from './state';

/**
 * Takes an amount from all validators in proportion to their balances, as an inactivity leak would while the chain
 * does not finalize. The leak itself is not modelled: this is the lever for a loss of a chosen size.
 */
export function leak(state: BeaconState, gwei: bigint): BeaconState {
  const totalGwei = validatorsGwei(state);
  if (gwei <= 0n || totalGwei === 0n) return state;
  const wantedGwei = gwei < totalGwei ? gwei : totalGwei;
  let takenGwei = 0n;
  const validators = state.validators.map((validator) => {
    const part = (wantedGwei * validator.balanceGwei) / totalGwei;
    takenGwei += part;
    return { ...validator, balanceGwei: validator.balanceGwei - part };
  });
  return { ...state, validators, ledger: withEntries(state.ledger, { leakedGwei: takenGwei }) };
}
