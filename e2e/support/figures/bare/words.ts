import { count, span } from '../figure-maths';
import { windowOf } from '../pool-history';
import { type BareRule, noFigure } from './bare-rule';

const LEARN = /^\/learn$/;
const SETTINGS = /^\/settings$/;
const STATUS = /^\/status$/;

/** Pages that explain, keep settings, or tell how the server does. */
export const WORD_RULES: readonly BareRule[] = [
  ...noFigure(LEARN, 'the number of a step', /^[1-5]$/).map((rule) => ({
    ...rule,
    heading: /^[1-5]?(Deposit|Hold|Earn|Use|Redeem)/,
  })),
  {
    on: LEARN,
    label: /Earn$/,
    says: /^Usually once a day the .* It grew by over the last (\d+ days) , after the of on rewards\. The past promises nothing\.$/,
    is: async ({ at }) => [span((await windowOf(at, 'lido', 7n)).seconds)],
  },
  ...noFigure(
    LEARN,
    'what is so everywhere: a definition, a standard, a thing of the past',
    /^: press Connect wallet and choose , which has 10,000 test ETH and needs no extension\.$/,
    /^An oracle key that was compromised, 2025$/,
    /^Nobody guarantees the \. In June 2022 the discount of stETH to ETH reached about 8 %\. .*$/,
    /^Growth of the exchange rate .* times a year of 365 days\. .*$/,
    /^ETH times the answer of the network’s price feed, .* older than 3,900 seconds; then nothing is shown in dollars\.$/,
    /^What a stake earned over a window of past reports, scaled to a year of 365 days .*$/,
    /^Herfindahl–Hirschman index: .* 10,000 is one holder of all; ten equal ones make 1,000\.$/,
    /^A key that holds 32 ETH or more on the beacon chain, .*$/,
    /^Tokens you have handed in for ETH\. .* \(ERC-721\) that can be moved\.$/,
  ),
  ...noFigure(
    SETTINGS,
    'examples and choices',
    /^Numbers are written the same way for everybody, 1,234\.56, .* Amount fields read 1234\.56, 1,234\.56 and 1\.234,56\.$/,
    /^at most (1|2|3|5|10|20|25|50|100)$/,
  ),
  {
    on: SETTINGS,
    label: /^What this browser keeps$/,
    says: /^, (?:storage|cookie), (\d+) bytes$/,
    // Which bytes is what the journey of the settings looks at.
    is: async () => [null],
  },
  {
    on: STATUS,
    label: /^Network$/,
    says: /^.+, chain (\d+)$/,
    is: async ({ at }) => [count(BigInt(await at.client.getChainId()))],
  },
  {
    on: STATUS,
    label: /^Newest block$/,
    says: /^([\d,]+) ?, \d+ (?:s|min|hours?) old$/,
    is: async ({ at }) => [count(at.block.number)],
  },
  {
    on: STATUS,
    heading: /^Nodes$/,
    column: /^Block$/,
    says: /^([\d,]+)$/,
    is: async ({ at }) => [count(at.block.number)],
  },
  ...noFigure(
    STATUS,
    'the program’s own name for an address',
    /^\/api\/v1\/health$/,
    /^(vault|lido|rocket-pool)[-:\w]*$/,
  ),
  ...noFigure(STATUS, 'what the server counts of itself, which its own tests hold', ...SELF()),
];

function SELF(): readonly RegExp[] {
  return [
    /^(ready|starting) ?, for \d+ (s|min|hours?)$/,
    /^\d+\.\d+\.\d+$/,
    /^v\d+\.\d+\.\d+$/,
    /^1 ?\. 127\.0\.0\.1:\d+$/,
    /^\d+ ms, [\d,]+ of [\d,]+ failed$/,
    /^\d+ ms$/,
    /^[\d,]+ of [\d,]+$/,
    /^[\d,]+ of [\d,]+ blocks(, about \d+ \w+ left)?$/,
    /^\d+$/,
    /^\d+, the deepest of \d+ blocks?$/,
  ];
}
