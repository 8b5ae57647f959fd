import type { LedgerKind } from '@/lib/domain/ledger-events';
import type { StatementPart } from '@/lib/domain/ledger-statement';

/** What a line of a ledger is called. */
export const LEDGER_WORDS: Readonly<Record<LedgerKind, string>> = {
  deposit: 'Staked',
  'fee-shares': 'Fee of the protocol',
  'transfer-in': 'Received',
  'transfer-out': 'Sent',
  wrap: 'Wrapped',
  unwrap: 'Unwrapped',
  'withdrawal-request': 'Asked back',
  'request-transfer': 'Request changed hands',
  'request-ready': 'Ready to be claimed',
  claim: 'Claimed',
  'claim-discount': 'Paid less than asked for',
  burn: 'Burnt',
  redemption: 'Redeemed',
  reward: 'Reward',
  loss: 'Loss',
  'between-reports': 'Rate between reports',
};

/** The parts of a statement in the order they are added up, and what they are called. */
export const STATEMENT_WORDS: readonly (readonly [part: StatementPart, words: string, note: string])[] = [
  ['deposits', 'Staked', 'ETH turned into tokens'],
  ['transfers', 'Received and sent', 'tokens and requests from and to others'],
  ['moves', 'Wrapped, unwrapped, asked back', 'between the account’s own tokens and the queue'],
  ['payouts', 'Claimed and redeemed', 'tokens turned into ETH'],
  ['fees', 'Fees of the protocol received', 'an operator’s or the treasury’s part of rewards'],
  ['rewards', 'Rewards', 'reports that raised the rate'],
  ['losses', 'Losses', 'reports that lowered the rate, and claims paid less than asked for'],
  ['drift', 'Rate between reports', 'roundings, and deposits of others'],
];
