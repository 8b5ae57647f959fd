import type { EtaChange, EtaConsensus, EtaUnknown } from '@/lib/domain/queue-eta';
import type { EtaRule } from '@/lib/domain/queue-eta-simulation';

import { formatShort } from './format-amount';
import { formatMoment } from './format-date';

/** What decided when a request is paid, in a sentence. */
export const RULE_WORDS: Readonly<Record<EtaRule, string>> = {
  paused: 'The queue is paused; the first report after it resumes can pay.',
  bunker: 'Bunker mode holds requests back until the loss is known; then reports pay again.',
  margin: 'It is too young for the next report, which pays only requests made some time before its data is taken.',
  buffer: 'The ETH is in the buffer already; the next report that may pay it does.',
  vaults: 'Buffer and vaults together have the ETH; the next report collects it and pays.',
  'rewards-only': 'Some ETH is missing; rewards of the coming reports bring it.',
  deposits: 'Some ETH is missing; rewards and new deposits bring it.',
  exits: 'Some ETH is missing; it comes from validators that leave.',
};

/** Why no time can be given, in a sentence. */
export const UNKNOWN_WORDS: Readonly<Record<EtaUnknown, string>> = {
  'not-waiting': 'It does not wait.',
  'queue-too-long': 'The queue is too long to be read in full, so its place is not known.',
  'paused-indefinitely': 'The queue is paused and nobody has said until when.',
  'bunker-without-length': 'Bunker mode is on and nobody knows for how long.',
  'no-report-history': 'Past reports are not known yet, so there is nothing to go by.',
  'no-reward-history': 'ETH is missing, and what rewards bring is not known yet.',
  'beyond-horizon': 'In one of ten cases or more it takes longer than anything can be said about.',
};

const SOURCES: Readonly<Record<Extract<EtaChange, { kind: 'source-known' }>['source'], string>> = {
  deposits: 'Deposits are left out: nothing is known of recent ones.',
  exits: 'How long exits take is left out: recent reports tell of none that was needed.',
  'exiting-validators': 'Validators that are leaving already are not counted: the consensus layer was not asked.',
};

/** What it goes by of validators that leave, in a sentence; null where there is no beacon node to ask. */
export function consensusWords(consensus: EtaConsensus): string | null {
  switch (consensus.status) {
    case 'read':
      return `Validators that are leaving are counted as a beacon node knew of them on ${formatMoment(consensus.at)}.`;
    case 'away':
      return `Validators that are leaving are not counted: ${consensus.reason}.`;
    case 'off':
      return null;
  }
}

/** Something that would move the answer, in a sentence. */
export function changeWords(change: EtaChange): string {
  switch (change.kind) {
    case 'queue-resumes':
      return 'If the queue resumes at another time, this moves with it.';
    case 'bunker-ends':
      return 'If bunker mode ends sooner or later, this moves with it.';
    case 'bunker-begins':
      return 'If a large loss turns bunker mode on, it takes many reports longer.';
    case 'report-missed':
      return 'If a report is missed, it is one report later.';
    case 'asked-before':
      return `Asked for before ${formatMoment(change.at)}, it would be a report earlier.`;
    case 'ether-arrives':
      return `With ${formatShort(change.missing)} ETH more at hand, the next report that may pay it would.`;
    case 'source-known':
      return SOURCES[change.source];
  }
}
