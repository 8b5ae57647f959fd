import { setTimeout } from 'node:timers/promises';

import { reorg } from '../../../devnet/chain-controls';
import type { Fault, FaultTarget } from '../../../devnet/faults/fault';
import { withoutReports } from '../../../devnet/report-now';
import { BACK_WITHIN_SECONDS, type Happening } from './happenings';
import type { Scene } from './scene';

const BLOCK_METHODS: readonly FaultTarget[] = [{ method: 'eth_getBlockByNumber' }, { method: 'eth_getBlockByHash' }];

const FAULTS: Readonly<Partial<Record<Happening['kind'], Fault>>> = {
  down: { kind: 'drop' },
  slow: { kind: 'delay', ms: 8_000 },
  busy: { kind: '429', retryAfterSeconds: 2 },
  broken: { kind: '500' },
  lagging: { kind: 'old', blocks: 20 },
  renamed: { kind: 'rename' },
};

/** A node that failed is asked again twice a second; what was asked for just before that may still be refused. */
const LOOKS_AGAIN_MS = 1_000;

/** Lets one thing go wrong and waits until everything is well again; seconds from its end to that, null when it never was. */
export async function letHappen(scene: Scene, happening: Happening): Promise<number | null> {
  scene.inTrouble = true;
  await happen(scene, happening);
  const endedAt = performance.now();
  // What streams had seen before says nothing: they have to be told of a block that comes after it.
  const target = (await scene.stage.head()) + 1n;
  while (!(await scene.allAt(target))) {
    if (performance.now() - endedAt > BACK_WITHIN_SECONDS * 1_000) {
      scene.complain(`${happening.kind}: not every stream is back after ${BACK_WITHIN_SECONDS} s`);
      return null;
    }
    await setTimeout(100);
  }
  const seconds = (performance.now() - endedAt) / 1_000;
  await setTimeout(LOOKS_AGAIN_MS);
  scene.inTrouble = false;
  return seconds;
}

async function happen(scene: Scene, { kind, lastsSeconds, depth }: Happening): Promise<void> {
  const { devnet } = scene.stage;
  const lasts = () => setTimeout(lastsSeconds * 1_000);
  if (kind === 'reorganised') return withoutReports(devnet, () => reorg(devnet, depth));
  if (kind === 'killed') {
    scene.kill();
    await lasts();
    return scene.revive();
  }
  const fault = FAULTS[kind];
  if (fault === undefined) throw new Error(`nothing is known to make a node "${kind}"`);
  devnet.proxy.set([{ fault, targets: kind === 'renamed' ? BLOCK_METHODS : [] }]);
  await lasts();
  devnet.proxy.set([]);
}
