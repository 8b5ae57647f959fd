import { lidoRecords } from '@/lib/protocols/lido/records';
import { rocketPoolRecords } from '@/lib/protocols/rocket-pool/records';

import { count } from '../figure-maths';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';

const ALL = /^\/protocols/;
const LIDO = /^\/protocols\/lido$/;

/** The comparison of pools and the page of each. */
export const PROTOCOL_RULES: readonly BareRule[] = [
  ...noFigure(ALL, 'the name of a window', /^, (7|30|90) days$/, /^over (7|30|90) days$/),
  ...noFigure(LIDO, 'the name of a module', /^curated-onchain-v1$/),
  {
    on: LIDO,
    column: /^Operator$/,
    says: /^curated-onchain-v1, no\. (\d+)$/,
    // Its own figure is read by its name, and says which number it is read with.
    is: async ({ bare, page }) => [count(numberOf(page, bare.place))],
  },
  ...noFigure(
    ALL,
    'the name of a contract or of a standard',
    /^WithdrawalQueueERC721$/,
    /^ERC-4626 vault$/,
    /^The hash is keccak256 of the code at that block: .* by its ERC-1967 slot, or by its own word \(ERC-897\)\.$/,
  ),
  {
    on: ALL,
    heading: /^(Governance|Audits|Incidents and disclosures|Bug bounty)/,
    says: /^/,
    is: async ({ bare }) => {
      if (!isOnRecord(bare.text)) throw new Error('it is on no record');
      return [];
    },
  },
];

const RECORDS = JSON.stringify([lidoRecords, rocketPoolRecords]);

/** Facts that are kept by hand with their source and day, as they are written down. */
function isOnRecord(text: string): boolean {
  return text
    .split(' · ')
    .every((part) => RECORDS.includes(JSON.stringify(part.replace(/^reviewed /, '')).slice(1, -1)));
}

function numberOf(page: BareAsked['page'], place: number | null): bigint {
  const command = page.figures.find((figure) => figure.place === place)?.command ?? '';
  return BigInt(/" (\d+) --block/.exec(command)?.[1] ?? -1);
}
