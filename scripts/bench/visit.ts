import { findChromium } from '../chromium';
import type { Bench } from './bench';
import { Stage } from './server/stage';
import { INCUMBENT } from './visit/incumbent';
import { measureVisit } from './visit/measure-visit';
import { rowsOfVisit } from './visit/rows-of-visit';

const BLOCK_SECONDS = 5;

/** What a first visit costs, beside what it costs at the app that most people use. */
export const visit: Bench = {
  name: 'visit',
  title: `A first visit without a wallet, in Chromium; medians of 3\n${INCUMBENT.source}`,
  run: async (context) => {
    const { path } = await findChromium(context.processes);
    const stage = await Stage.open(context, BLOCK_SECONDS);
    const { url } = await stage.app();
    await Promise.all(['', '/withdraw'].map((page) => fetch(url + page)));
    const stake = await measureVisit(path, url, true);
    const withdraw = await measureVisit(path, `${url}/withdraw`, false);
    await stage.close();
    return rowsOfVisit(stake, withdraw);
  },
};
