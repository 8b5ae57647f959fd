import { SCENARIOS } from '../../devnet/scenarios/scenarios';
import { err, ok } from '../../lib/result';
import { type Commands, told } from './command';

const LIST = Object.entries(SCENARIOS)
  .map(([name, { about }]) => `  ${name.padEnd(26)}${about}`)
  .join('\n');

/** Named states of the chain. */
export const scenarioCommands: Commands = {
  scenario: {
    usage: '<name> [undo]',
    about: 'bring the chain into a named state, or back',
    most: 2,
    parse: ([name = '', undo]) => {
      const scenario = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined;
      if (scenario === undefined) return err(`scenario needs one of these names:\n${LIST}`);
      if (undo === undefined) return ok(told(scenario.play, `Now ${scenario.about}.`));
      if (undo !== 'undo') return err(`After the name, scenario takes only the word undo, not "${undo}"`);
      if (scenario.undo === undefined) return err(`${name} cannot be undone; start a new chain`);
      return ok(told(scenario.undo, `No longer: ${scenario.about}.`));
    },
  },
};
