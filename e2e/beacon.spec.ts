import path from 'node:path';
import { expect } from '@playwright/test';

import { emptyBeacon } from '@/devnet/beacon/state';
import { BeaconNode } from '@/lib/server/beacon/beacon-node.integration.fixture';
import { AppInstance } from '@/scripts/app-instance';

import { test } from './support/fixtures';

// The local chain's slots last a second, a beacon chain's twelve: no beacon node is of its network. What one of the right
// network says of validators that leave is held against the beacon chain in lib/server/beacon.
test('a beacon node of another network is not gone by: the waiting times say so, and the rest stands', async ({
  page,
  chain,
}) => {
  test.setTimeout(180_000);
  const node = await BeaconNode.start(emptyBeacon(5), {
    chainId: await chain.client.getChainId(),
    genesisTime: BigInt(Math.floor(Date.now() / 1_000)),
    vault: chain.link.contracts.addresses.WithdrawalVault,
  });
  const app = await AppInstance.start({
    MILLRACE_NETWORK: 'devnet',
    MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
    RPC_URLS: chain.url,
    BEACON_URL: node.url,
  });
  try {
    const validators = page.getByText(
      'Validators that are leaving are not counted: the beacon node is of another network',
    );
    // Nobody waits for the first reading: who comes before it is told that it is being read.
    await expect(async () => {
      await page.goto(`${app.url}/queue?amount=5000`);
      await expect(validators).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 120_000 });
    await expect(page.getByRole('main')).toContainText('What would change it');
    expect(node.asked).not.toEqual([]);
    expect(await page.content()).not.toContain(new URL(node.url).host);
  } finally {
    app.kill();
    node.stop();
  }
});
