import { ACCOUNT } from './account-readers';
import { GUARDS } from './guard-readers';
import { ledgerReader } from './ledger-readers';
import { LIDO } from './lido-readers';
import { MARKET } from './market-readers';
import { OPERATORS, operatorReader } from './operator-readers';
import { QUEUE } from './queue-readers';
import type { Reader, Readers } from './reader';
import { REPORTS } from './report-readers';
import { ROCKET_POOL } from './rocket-pool-readers';
import type { ShownFigure } from './shown-figures';
import { VAULT } from './vault-readers';
import { WAYS } from './way-readers';
import { WORTHS } from './worth-readers';

const READERS: Readers = {
  ...LIDO,
  ...QUEUE,
  ...ROCKET_POOL,
  ...VAULT,
  ...REPORTS,
  ...MARKET,
  ...OPERATORS,
  ...GUARDS,
  ...ACCOUNT,
  ...WORTHS,
  ...WAYS,
};

/** Finds the reader of a figure by the contract and title of its note. */
export function readerOf({ contractName, title }: ShownFigure): Reader | null {
  return READERS[`${contractName}: ${title}`] ?? ledgerReader(title) ?? operatorReader(contractName, title);
}

/** Figures that are not worked out again here, and why. */
export const NOT_AGAIN: Readonly<Record<string, string>> = {
  'HashConsensus: When it is paid':
    'drawn at random from past reports; how good it is measures the bench of waiting times',
  'WithdrawalQueueERC721: When the queue pays': 'the same estimate',
  'HashConsensus: Next report': 'counts down by the second',
};

/** Figures of an earlier block than the page's: those of one event, whose readers compare its block, and the price of ETH. */
export const OF_OWN_BLOCK: ReadonlySet<string> = new Set(['In US dollars', 'Payment', 'Was paid']);
