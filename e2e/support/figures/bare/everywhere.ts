import { count, moment } from '../figure-maths';
import { type BareRule, noFigure } from './bare-rule';

/** What stands on every page. */
export const EVERYWHERE: readonly BareRule[] = [
  ...noFigure(
    /^/,
    'the age of the block, which the browser counts by the second',
    /^Block , \d+ (s|min|hours?) ago(?: ?\.)?$/,
  ),
  ...noFigure(/^/, 'the number of a reach of the race', /^[1-4]$/).map((rule) => ({ ...rule, label: /^$/ })),
  {
    on: /^/,
    label: /^$/,
    says: /^([\d,]+)$/,
    is: async ({ at }) => [count(at.block.number)],
  },
  {
    on: /^/,
    says: /^(?:All of it )?(?:read )?at block ([\d,]+)$/,
    is: async ({ at }) => [count(at.block.number)],
  },
  {
    on: /^/,
    says: /^(?:All of it )?(?:read )?at block ([\d,]+), (\d+ \w+, \d\d:\d\d UTC)(?: ?\.)?$/,
    is: async ({ at }) => [count(at.block.number), moment(at.block.timestamp)],
  },
];

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const HASH = /^0x[0-9a-fA-F]{64}$/;
const ENDS = /^0x[0-9a-fA-F]{4}…[0-9a-fA-F]{4}$/;

/** Names of things, in the typeface of such names. */
export const NAMES: readonly BareRule[] = [
  ...noFigure(/^/, 'an address, hash or request that is named, not counted', ADDRESS, HASH, ENDS, /^#\d+$/),
];
