import { reorg, setMining, spikeBaseFee, warp } from '../../devnet/chain-controls';
import { mineBlocks } from '../../devnet/controls';
import { err, ok } from '../../lib/result';
import { type Commands, decimal, told, whole } from './command';
import { parseDuration } from './durations';

/** Anvil keeps fewer states than that. */
const MOST_REORG = 64;

/** What can be done to the chain itself. */
export const chainCommands: Commands = {
  mine: {
    usage: '<blocks|on|off>',
    about: 'mine empty blocks; or mine no transaction until on',
    most: 1,
    parse: ([text]) => {
      if (text === 'on') return ok(told((link) => setMining(link, true), 'Transactions are mined at once.'));
      if (text === 'off')
        return ok(told((link) => setMining(link, false), 'No block comes and transactions stay pending.'));
      const blocks = whole(text, 1_000);
      if (blocks === undefined) return err('mine needs a whole number of blocks up to 1000, or on, or off');
      return ok(told((link) => mineBlocks(link, blocks), `Mined ${blocks} blocks.`));
    },
  },
  warp: {
    usage: '<duration>',
    about: 'let time pass at once, such as 6h',
    most: 1,
    parse: ([text]) => {
      const seconds = parseDuration(text);
      if (seconds === undefined) return err('warp needs a duration up to 366d, such as 90s, 15m, 6h or 2d');
      return ok(told((link) => warp(link, seconds), `${text} passed; the chain's clock stays ahead.`));
    },
  },
  reorg: {
    usage: '<blocks>',
    about: 'replace the last blocks by empty ones',
    most: 1,
    parse: ([text]) => {
      const blocks = whole(text, MOST_REORG);
      if (blocks === undefined) return err(`reorg needs a whole number of blocks up to ${MOST_REORG}`);
      return ok(told((link) => reorg(link, blocks), `The last ${blocks} blocks are now others, without transactions.`));
    },
  },
  gas: {
    usage: '<gwei>',
    about: 'mine a block with that base fee; it falls again block by block',
    most: 1,
    parse: ([text]) => {
      if (text === undefined || decimal(text, 100_000) === undefined)
        return err('gas needs a base fee in gwei up to 100000, such as 300');
      return ok(told((link) => spikeBaseFee(link, text), `The base fee was ${text} gwei in the last block.`));
    },
  },
};
