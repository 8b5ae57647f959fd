import { expect } from '@playwright/test';
import { type Address, getAddress, zeroAddress } from 'viem';

import { formatExact } from '@/lib/format/format-amount';

import { AppPage } from './pages/app-page';
import { ReceiverPart } from './pages/receiver-part';
import { test } from './support/fixtures';
import { InjectedWallet } from './support/injected-wallet';

const CONFIRM = 'I have compared the whole address, and know that what is paid to it cannot be taken back.';

test('a person claims to another account, which is checked, confirmed and paid to the wei', async ({
  page,
  chain,
  seeds,
}) => {
  test.setTimeout(120_000);
  const wallet = await InjectedWallet.install(page, await seeds.claimer(), chain.url);
  const other = await chain.freshAccount('0');
  const app = new AppPage(page);
  const receiver = new ReceiverPart(page);
  await app.open('/withdraw/claim');
  await app.connect();
  const claim = page.locator('main').getByRole('button', { name: /^Claim [\d.]+ ETH/ });

  await test.step('nothing goes on until somebody is named and confirmed', async () => {
    await receiver.choose();
    await claim.click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter the account that is to be paid.');
    await receiver.enter(other.address.toLowerCase());
    await expect(receiver.found).toContainText(other.address);
    await expect(page.getByText('Never used on this network.')).toBeVisible();
    await claim.click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('tick the line below it');
    expect(wallet.sent).toHaveLength(0);
  });

  await test.step('review, signature and outcome name the receiver', async () => {
    await page.getByLabel(CONFIRM).check();
    await claim.click();
    await expect(app.dialog).toContainText(`It is paid to another account: ${other.address}`);
    const quoted = await app.quoted('The receiver gets');
    await app.confirm();
    await expect(app.outcome).toContainText(`${other.address} received ${quoted}.`);
    expect(quoted).toBe(`${formatExact(await chain.client.getBalance({ address: other.address }))} ETH`);
    expect(await chain.requestIds(wallet.account.address)).toHaveLength(0);
  });
});

test.describe('a receiver that the server refuses', () => {
  test.use({ isRefused: true });

  test('who cannot be paid is told why, and a look-alike of somebody paid before is called one', async ({
    page,
    chain,
    seeds,
  }) => {
    test.setTimeout(120_000);
    const wallet = await InjectedWallet.install(page, await seeds.claimer(), chain.url);
    const { address } = wallet.account;
    const app = new AppPage(page);
    const receiver = new ReceiverPart(page);
    await app.open('/withdraw/claim');
    await app.connect();
    await receiver.choose();

    const { parts, addresses } = chain.link.contracts;
    const ends = [address.slice(0, 5), address.slice(-3)] as const;
    const alike = getAddress(`${ends[0]}${'7'.repeat(34)}${ends[1]}`.toLowerCase() as Address);
    const found = [
      [address, 'This is the account that claims.'],
      [addresses.Lido, 'A contract of Lido.'],
      [parts.uniswap.positionManager, 'A token’s contract.'],
      [zeroAddress, 'Nobody’s address.'],
      [alike, 'It looks like an address you know, and is another.'],
      [parts.permit2, 'A contract.'],
    ] as const;
    for (const [text, words] of found) {
      await receiver.enter(text);
      await expect(page.getByText(words, { exact: true })).toBeVisible();
    }
    const otherCase = (digit: string) => (digit === digit.toLowerCase() ? digit.toUpperCase() : digit.toLowerCase());
    const unreadable = [
      [address.slice(0, -1), 'neither an address'],
      [`0x${address.slice(2).replace(/[a-f]/i, otherCase)}`, 'typing error'],
      ['somebody.eth', 'has no name registry'],
    ] as const;
    for (const [text, words] of unreadable) {
      await receiver.enter(text);
      await expect(receiver.help).toContainText(words);
      await expect(receiver.found).toHaveCount(0);
    }
    expect(wallet.sent).toHaveLength(0);
  });
});
