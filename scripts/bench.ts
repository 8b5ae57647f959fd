import type { Bench } from './bench/bench';
import { eta } from './bench/eta';
import { tableOf } from './bench/table';
import { runCommand } from './command';

/** Everything that can be measured. */
const benches: readonly Bench[] = [eta];

await runCommand(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !benches.some((bench) => bench.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no bench "${unknown}". There is ${benches.map(({ name }) => name).join(', ')}.`);
  for (const { name, title, run } of benches) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const startedAt = performance.now();
    const rows = await run();
    console.log(`\n${title}\n\n${tableOf(rows)}\n\n${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
}, 130);
