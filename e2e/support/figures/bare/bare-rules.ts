import type { BareRule } from './bare-rule';
import { CHARTS } from './charts';
import { EVERYWHERE, NAMES } from './everywhere';
import { FORM_RULES } from './forms';
import { POSITION_RULES, requestRows } from './position';
import { PROTOCOL_RULES } from './protocols';
import { QUEUE_RULES } from './queue';
import { WAYS_OUT } from './ways-out';
import { WORD_RULES } from './words';

/** Every text with a number that may stand on a page without an origin; another one is a fault. */
export const BARE_RULES: readonly BareRule[] = [
  ...EVERYWHERE,
  ...NAMES,
  ...CHARTS,
  ...FORM_RULES,
  ...WAYS_OUT,
  ...QUEUE_RULES,
  ...POSITION_RULES,
  ...requestRows(/^\/withdraw/),
  ...PROTOCOL_RULES,
  ...WORD_RULES,
];
