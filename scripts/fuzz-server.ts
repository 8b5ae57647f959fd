import { FUZZ_ROUTES } from './fuzz/fuzz-routes';
import { runFuzz } from './fuzz/run-fuzz';

const [origin = 'http://127.0.0.1:3000', count = '10000'] = process.argv.slice(2);

/** Sends malformed requests to every route of a running server: npm run fuzz:server -- http://127.0.0.1:3000 10000. */
let failed = false;
for (const route of FUZZ_ROUTES) {
  const startedAt = Date.now();
  const { statuses, findings } = await runFuzz(origin, route, Number(count));
  const answered = Object.entries(statuses).map(([status, times]) => `${times} x ${status}`);
  console.log(`${route.name}: ${answered.join(', ')} in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  for (const finding of findings) console.log('  ', JSON.stringify(finding));
  failed ||= findings.length > 0;
}
process.exit(failed ? 1 : 0);
