import { depeg } from '../market/depeg';
import type { Scenario } from './scenario';

const DISCOUNT_PERCENT = 3;

export const depegged: Scenario = {
  about: `the market pays ${DISCOUNT_PERCENT} % less than the value`,
  play: async (link) => {
    await depeg(link, DISCOUNT_PERCENT);
  },
  undo: async (link) => {
    await depeg(link, 0);
  },
};
