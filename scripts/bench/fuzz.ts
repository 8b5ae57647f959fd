import { FUZZ_ROUTES } from '../fuzz/fuzz-routes';
import { runFuzz } from '../fuzz/run-fuzz';
import { withProgress } from '../progress';
import type { Bench } from './bench';
import { Stage } from './server/stage';

/** Malformed requests of each route. */
const REQUESTS = 10_000;

/** Nonsense for every route, and what it answers. */
export const fuzz: Bench = {
  name: 'fuzz',
  group: 'server',
  title: `${REQUESTS} malformed requests of each route, 20 at a time`,
  run: async (context) => {
    const stage = await Stage.open(context, 2);
    const { url } = await stage.app();
    await fetch(url);
    const rows = [];
    for (const route of FUZZ_ROUTES) {
      const { statuses, findings } = await withProgress(route.name, () => runFuzz(url, route, REQUESTS));
      for (const finding of findings) console.log(JSON.stringify(finding));
      const within = (from: number) =>
        Object.entries(statuses).reduce(
          (sum, [status, times]) => (Math.floor(+status / 100) === from ? sum + times : sum),
          0,
        );
      rows.push({
        route: route.name,
        'must refuse': route.refuses ? 'yes' : 'no',
        '2xx': String(within(2)),
        '4xx': String(within(4)),
        '5xx': String(within(5)),
        'without a reason, or with something of the inside': String(findings.length),
      });
    }
    await stage.close();
    return rows;
  },
};
