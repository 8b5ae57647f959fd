import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Address } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';

import { chainParts } from '@/lib/chain/pool-refs';
import { protocolOf } from '@/lib/protocols/registry';

import { actAs } from '../act-as';
import { ChildProcesses } from '../child-processes';
import { followWallClock } from '../clock';
import { seedDevnet } from '../devnet';
import type { DevnetLink } from '../devnet-link';
import { setLiveFrames } from '../frames';
import { freePort } from '../free-port';
import { setLiveUpdates } from '../rocket-pool/report-balances';
import { describeLido } from './lido.integration.fixture';
import { describeRocketPool } from './rocket-pool.integration.fixture';
import type { Subject } from './subject.integration.fixture';
import { describeSyncVault } from './sync-vault.integration.fixture';
import { describeVault } from './vault.integration.fixture';

/** Nobody's: tries everything out. */
const ACCOUNT: Address = '0x00000000000000000000000000000000000c0f04';

/**
 * Every adapter against the contracts of the local chain. Each test begins with the chain as it was seeded.
 */
describe('adapters keep to what the chain does', () => {
  const processes = new ChildProcesses();
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-conformance-'));
  let link: DevnetLink;
  let snapshot: `0x${string}`;

  beforeAll(async () => {
    link = await seedDevnet(processes, { port: await freePort(), folder, step: (_title, work) => work() });
    await followWallClock(link.client);
    await setLiveFrames(link);
    await setLiveUpdates(link);
    await actAs(link.client, ACCOUNT);
  }, 240_000);

  afterAll(async () => {
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    snapshot = await link.client.snapshot();
    // Taking the chain back takes its clock along.
    await followWallClock(link.client);
  });

  afterEach(async () => {
    await link.client.revert({ id: snapshot });
  });

  const subject =
    (protocol: 'lido' | 'rocket-pool' | 'erc4626', root: (link: DevnetLink) => Address) => (): Subject => ({
      client: link.client,
      protocol: protocolOf(protocol),
      root: root(link),
      parts: chainParts({ weth: link.contracts.parts.weth }),
      account: ACCOUNT,
    });
  const chain = () => link;

  describeLido(
    chain,
    subject('lido', ({ contracts }) => contracts.addresses.LidoLocator),
  );
  describeRocketPool(
    chain,
    subject('rocket-pool', ({ contracts }) => contracts.rocketPool.addresses.RocketStorage),
  );
  describeVault(
    chain,
    subject('erc4626', ({ contracts }) => contracts.vault.vault),
  );
  describeSyncVault(
    chain,
    subject('erc4626', ({ contracts }) => contracts.vault.vault),
  );
});
