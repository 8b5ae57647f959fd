import { setTimeout } from 'node:timers/promises';

import { randomFrom } from '../../devnet/random';
import type { Bench } from './bench';
import { type MemorySample, readMemory } from './server/memory-sample';
import { Stage } from './server/stage';
import { happenings } from './soak/happenings';
import { type Back, rowsOfSoak } from './soak/rows-of-soak';
import { Scene } from './soak/scene';
import { letHappen } from './soak/trouble';
import { type Tally, visit } from './soak/visitor';

/** Settings of this bench alone: how long it runs, and which numbers say what happens. */
const MINUTES = Number(process.env.BENCH_MINUTES ?? 60);
const SEED = Number(process.env.BENCH_SEED ?? Date.now() % 1_000_000);
const BLOCK_SECONDS = 2;
const REPORT_SECONDS = 20;
const SAMPLE_MS = 5_000;
const VISITORS_EACH = 2;
/** Before the first thing goes wrong. */
const CALM_MS = 15_000;

/** Two servers under load while one thing after the other goes wrong. */
export const soak: Bench = {
  name: 'soak',
  isLong: true,
  title: `Soak: two servers, ${MINUTES} minutes, a block every ${BLOCK_SECONDS} s, seed ${SEED}`,
  run: async (context) => {
    console.log(`Seed ${SEED} (BENCH_SEED), ${MINUTES} minutes (BENCH_MINUTES)`);
    const stage = await Stage.open(context, BLOCK_SECONDS, REPORT_SECONDS);
    const scene = await Scene.open(stage);
    const until = performance.now() + MINUTES * 60_000;
    const goesOn = () => performance.now() < until;
    const tally: Tally = { requests: 0, honest: 0, mostBehindSeconds: 0 };
    const memory: MemorySample[] = [];
    const visitors = [scene.steady, scene.mortal].flatMap((origin) =>
      Array.from({ length: VISITORS_EACH }, (_, from) => visit(scene, { origin, from: from * 5 }, tally, goesOn)),
    );
    const sampling = sample(scene, memory, goesOn);
    const backs = await trouble(scene, goesOn);
    await Promise.all([...visitors, sampling]);
    scene.stop();
    await stage.close();
    return rowsOfSoak({ ...tally, ...scene, backs, memory });
  },
};

async function trouble(scene: Scene, goesOn: () => boolean): Promise<readonly Back[]> {
  const backs: Back[] = [];
  const plan = happenings(randomFrom(SEED));
  await setTimeout(CALM_MS);
  while (goesOn()) {
    const happening = plan.next().value;
    const seconds = await letHappen(scene, happening);
    backs.push({ kind: happening.kind, seconds });
    console.log(
      `  ${scene.seconds.toFixed(0)} s: ${happening.kind} for ${happening.lastsSeconds} s, back after ${seconds?.toFixed(1) ?? '–'} s`,
    );
    await setTimeout(happening.restSeconds * 1_000);
  }
  return backs;
}

async function sample(scene: Scene, into: MemorySample[], goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    await readMemory(scene.steady).then(
      (found) => into.push(found),
      (error: unknown) => scene.complain(`the first server does not say what it holds: ${String(error)}`),
    );
    await setTimeout(SAMPLE_MS);
  }
}
