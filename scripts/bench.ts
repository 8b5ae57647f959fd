import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

import { archive } from './bench/archive';
import type { Bench } from './bench/bench';
import { eta } from './bench/eta';
import { fuzz } from './bench/fuzz';
import { instances } from './bench/instances';
import { memory } from './bench/memory';
import { pages } from './bench/pages';
import { position } from './bench/position';
import { soak } from './bench/soak';
import { tableOf } from './bench/table';
import { upstream } from './bench/upstream';
import { visit } from './bench/visit';
import { CommandFault, runCommand } from './command';

/** Everything that can be measured. */
const benches: readonly Bench[] = [eta, visit, position, upstream, instances, pages, memory, archive, fuzz, soak];

await runCommand(async (context) => {
  const wanted = process.argv.slice(2);
  const known = (name: string) => benches.some((bench) => bench.name === name || bench.group === name);
  const unknown = wanted.find((name) => !known(name));
  if (unknown !== undefined)
    throw new Error(`There is no bench "${unknown}". There is ${benches.map(({ name }) => name).join(', ')}, server.`);
  const [cpu] = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)} at the start`,
  );
  const broken: string[] = [];
  for (const { name, group, isLong = false, title, run } of benches) {
    if (wanted.length === 0 ? isLong : !wanted.some((one) => one === name || one === group)) continue;
    const startedAt = performance.now();
    const rows = await run(context);
    const took = `${((performance.now() - startedAt) / 1_000).toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)} at the end`;
    console.log(`\n${title}\n\n${tableOf(rows)}\n\n${took}`);
    broken.push(...rows.filter(({ kept }) => kept === 'no').map(({ what }) => `- ${name}: ${what}`));
  }
  if (broken.length > 0) throw new CommandFault(['Not kept:', ...broken]);
}, 130);
