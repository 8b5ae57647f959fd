import { expect, type Page } from '@playwright/test';
import type { Hash } from 'viem';

import { reorg, setMining } from '@/devnet/chain-controls';

import { AppPage } from './pages/app-page';
import type { Chain } from './support/chain';
import { test as base } from './support/fixtures';
import { FLOWS } from './support/flows';
import { InjectedWallet } from './support/injected-wallet';

/** Gas for a call that no node would estimate, because it reverts. */
const AMPLE_GAS = 900_000n;
const SENT = 'Sent. Waiting until it is in a block.';

// The longest file is among the last: a lane of its own would be the only one at work.
base.describe.configure({ mode: 'parallel' });

/** Every edge with every intent: what happens to the transaction is the same, what it does is not. */
for (const flow of FLOWS) {
  const test = base.extend<{ readonly app: AppPage }>({
    wallet: async ({ page, chain, seeds }, use) =>
      use(await InjectedWallet.install(page, await flow.account(chain, seeds), chain.url)),
    /** The page where it begins, with the wallet connected. */
    app: async ({ page, wallet }, use) => {
      const app = new AppPage(page);
      await app.openAgain(flow.path, wallet);
      await use(app);
    },
  });

  /** Goes on to the wallet and leaves the transaction in the pool. */
  const sendHeldBack = async (app: AppPage, wallet: InjectedWallet) => {
    wallet.holdBack = true;
    await flow.begin(app);
    await app.confirm();
    await expect(app.dialog).toContainText(SENT);
  };
  /** Screen and chain agree that it happened, once. */
  const expectDone = async (app: AppPage, chain: Chain, wallet: InjectedWallet) => {
    await expect(app.outcome).toContainText(flow.outcome);
    expect(await flow.happened(chain, wallet.account)).toBe(true);
  };

  test.describe(flow.name, () => {
    test('a reload at every stage loses nothing and signs nothing twice', async ({ app, page, chain, wallet }) => {
      const row = app.tray(flow.title);
      await test.step('under review: nothing was sent, and nothing is left', async () => {
        await flow.begin(app);
        await expect(app.dialog).toContainText('Go on to your wallet');
        await page.reload();
        await expect(app.account).toBeVisible();
        await expect(row).toHaveCount(0);
      });
      const signNow = wallet.pauseBeforeSigning();
      wallet.holdBack = true;
      await test.step('while the wallet asks: the chain is searched, and finds what it signs later', async () => {
        await flow.begin(app);
        await app.confirm();
        await expect(app.dialog).toContainText('Waiting for your signature.');
        // A permit may come first; only a transaction can be searched for.
        await expect.poll(() => wallet.isAsking).toBe(true);
        await page.reload();
        await expect(row).toContainText('looking whether it was sent');
        await app.show(flow.title);
        await expect(app.dialog).toContainText('Your wallet’s answer is not known.');
        expect(await chain.sentBy(wallet.account.address)).toBe(0);
        signNow();
      });
      await test.step('in the pool', async () => {
        await expect.poll(() => wallet.sent.length).toBe(1);
        await page.reload();
        await wallet.release();
        await expect(row).toContainText('done');
      });
      await test.step('done and final, and not yet seen', async () => {
        await expect.poll(() => isSettled(page)).toBe(true);
        await page.reload();
        await expect(row).toContainText('done');
        await app.show(flow.title);
        await expectDone(app, chain, wallet);
      });
      await test.step('seen', async () => {
        await app.closeDialog();
        await page.reload();
        await expect(app.account).toBeVisible();
        await expect(row).toHaveCount(0);
      });
      expect(wallet.sent).toHaveLength(1);
    });

    test('a second tab follows it, and goes on under the new hash when it is sped up', async ({
      app,
      page,
      context,
      chain,
      wallet,
    }) => {
      await sendHeldBack(app, wallet);
      const second = new AppPage(await context.newPage());
      await second.open('/wrap');
      await expect(second.tray(flow.title)).toContainText('sent, waiting for a block');
      await page.close();
      const hash = await wallet.speedUp();
      await wallet.release();
      await expect(second.tray(flow.title)).toContainText('done');
      await second.show(flow.title);
      await expect(second.dialog).toContainText(hash);
      await expectDone(second, chain, wallet);
      expect(await chain.sentBy(wallet.account.address)).toBe(2);
    });

    test('cancelled it is not failed, reverted it says why, and prepared again it is done', async ({
      app,
      chain,
      wallet,
      seeds,
    }) => {
      await test.step('the wallet cancels it', async () => {
        await sendHeldBack(app, wallet);
        await wallet.replace();
        await wallet.release();
        await expect(app.dialog.getByRole('status').filter({ hasText: 'Cancelled.' })).toBeVisible();
        expect(await flow.happened(chain, wallet.account)).toBe(false);
      });
      await test.step('the contract refuses it between the trial and the block', async () => {
        await app.dialog.getByRole('button', { name: 'Prepare it again' }).click();
        wallet.gas = AMPLE_GAS;
        wallet.beforeSigning = () => flow.spoil(chain, wallet.account, seeds);
        await app.confirm();
        await expect(app.remark('It did not go through.')).toContainText(flow.reason);
        wallet.beforeSigning = null;
        await flow.mend(chain, wallet.account, seeds);
        expect(await flow.happened(chain, wallet.account)).toBe(false);
      });
      await app.dialog.getByRole('button', { name: 'Look again' }).click();
      await app.confirm();
      await expectDone(app, chain, wallet);
    });

    test('dropped it is sent again in its place, and reorged out it is followed until it is done again', async ({
      app,
      page,
      chain,
      wallet,
    }) => {
      // Blocks come only when this says so: the local chain calls a block final as soon as two more stand on it.
      await setMining(chain.link, false);
      try {
        await test.step('dropped', async () => {
          await flow.begin(app);
          await app.confirm();
          await expect(app.dialog).toContainText(SENT);
          await page.waitForFunction(() => localStorage.getItem('millrace.journal.v2')?.includes('"nonce":0'));
          await chain.link.client.dropTransaction({ hash: newest(wallet.sent) });
          await app.dialog.getByRole('button', { name: 'Send it again in the same place' }).click();
          await expect(app.dialog).toContainText('In the place of the one that was dropped.');
          await app.confirm();
          await expect(app.dialog).toContainText(SENT);
          await chain.link.client.mine({ blocks: 1 });
          await expectDone(app, chain, wallet);
          expect(await chain.sentBy(wallet.account.address)).toBe(1);
        });
        await test.step('reorged out', async () => {
          await reorg(chain.link, 1);
          expect(await flow.happened(chain, wallet.account)).toBe(false);
          await expect(app.dialog).toContainText(/Sent, but the node does not list it now|The node dropped it/);
          await chain.client.sendRawTransaction({ serializedTransaction: newest(wallet.raw) });
          await chain.link.client.mine({ blocks: 1 });
          await expectDone(app, chain, wallet);
        });
      } finally {
        await setMining(chain.link, true);
      }
    });

    test('connection, network, account and permission may go and come back while it is on its way', async ({
      app,
      page,
      chain,
      wallet,
    }) => {
      const { account } = wallet;
      const { dialog } = app;
      await sendHeldBack(app, wallet);
      await test.step('the wallet’s node is down', async () => {
        wallet.offline = true;
        await expect(dialog).toContainText('Your wallet’s node does not answer.');
        await expect(dialog).toContainText('The transaction is not lost');
        wallet.offline = false;
        await expect(dialog).not.toContainText('does not answer');
      });
      await test.step('another network', async () => {
        await wallet.moveTo(1);
        await expect(dialog).toContainText('Your wallet is on another network.');
        await dialog.getByRole('button', { name: 'Switch your wallet to Devnet' }).click();
        await expect(dialog).not.toContainText('Your wallet is on another network.');
      });
      await test.step('another account', async () => {
        await wallet.switchTo(await chain.freshAccount('1'));
        await expect(dialog).toContainText(SENT);
        await wallet.switchTo(account);
      });
      await test.step('disconnected, and done meanwhile', async () => {
        await wallet.disconnect();
        await expect(dialog).toContainText('This cannot be watched now.');
        await wallet.release();
        await expect.poll(() => flow.happened(chain, account)).toBe(true);
        await dialog.getByRole('button', { name: 'Connect your wallet again' }).click();
        await page.getByRole('button', { name: InjectedWallet.NAME }).click();
      });
      await expectDone(app, chain, wallet);
    });
  });
}

/** Whether the chain can no longer take back what the page keeps last. */
async function isSettled(page: Page): Promise<boolean> {
  const text = await page.evaluate(() => localStorage.getItem('millrace.journal.v2'));
  return text?.includes('"settled":true') ?? false;
}

function newest(hashes: readonly Hash[]): Hash {
  const hash = hashes.at(-1);
  if (hash === undefined) throw new Error('nothing was sent');
  return hash;
}
