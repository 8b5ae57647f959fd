import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type APIResponse, expect } from '@playwright/test';
import { erc4626Abi } from 'viem';

import { deployContract } from '@/devnet/deploy-contract';
import { AppInstance } from '@/scripts/app-instance';

import type { Chain } from './support/chain';
import { test } from './support/fixtures';

const PAGES = [
  '/',
  '/wrap',
  '/withdraw',
  '/withdraw/claim',
  '/protocols',
  '/learn',
  '/settings',
  '/status',
  '/nowhere',
];
/** Takes over a page that shows it as HTML, turns text around, and is far too long. */
const HOSTILE = `<img src=x onerror="document.title='taken'">\u202e</script><script>document.title='taken'</script>`;

test('every answer carries its protections, and none tells what serves it', async ({ request }) => {
  for (const url of [...PAGES, '/api/v1/health', '/icon.svg']) {
    const answer = await request.get(url);
    expect(answer.headers(), url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(Object.keys(answer.headers()), url).not.toContain('x-powered-by');
    expect(Object.keys(answer.headers()), url).not.toContain('server');
  }
});

test('the policy of every page allows its own scripts and nothing else', async ({ request }) => {
  const account = `millrace.account=0x${'12'.repeat(20)}`;
  for (const url of PAGES) {
    // The first is the same for everyone and allows scripts by their hashes, the second is made for one visitor alone.
    for (const cookie of ['', account]) {
      const policy = policyOf(await request.get(url, { headers: { accept: 'text/html', cookie } }));
      expect(policy['script-src'], url).toMatch(/'(nonce-|sha256-)/);
      for (const [name, sources] of Object.entries(policy)) {
        expect(sources, `${url}: ${name}`).not.toMatch(/unsafe-(inline|eval|hashes)|\*|https?:|wss?:/);
      }
      expect(policy, url).toMatchObject({
        'default-src': "'self'",
        'connect-src': "'self'",
        'frame-ancestors': "'none'",
        'object-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'self'",
      });
    }
  }
});

test('two visitors whose pages are their own get different nonces', async ({ request }) => {
  const cookie = `millrace.account=0x${'12'.repeat(20)}`;
  const [one, other] = await Promise.all(
    [1, 2].map(
      async () => policyOf(await request.get('/', { headers: { accept: 'text/html', cookie } }))['script-src'],
    ),
  );
  expect(one).toContain("'nonce-");
  expect(one).not.toBe(other);
});

test('a token that calls itself a script stays words', async ({ page, chain }) => {
  const app = await AppInstance.start({
    MILLRACE_NETWORK: '',
    MILLRACE_DEPLOYMENT: await deploymentWithHostileVault(chain),
    RPC_URLS: chain.url,
  });
  try {
    await page.goto(`${app.url}/protocols`);
    const name = page.getByRole('columnheader', { name: /<img src=x/ });
    await expect(name).toBeVisible();
    expect(await name.textContent()).not.toMatch(/\u202e|<script/);
    await name.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).not.toHaveTitle('taken');
    expect(await page.locator('main img').count()).toBe(0);
  } finally {
    app.stop();
  }
});

function policyOf(answer: APIResponse): Readonly<Record<string, string>> {
  const policy = answer.headers()['content-security-policy'] ?? '';
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

/** A deployment like the local chain's whose only vault has a share token that would take over a page if it could. */
async function deploymentWithHostileVault(chain: Chain): Promise<string> {
  const { folder } = chain;
  const { client } = chain.link;
  const owner = await chain.unlockedAccount();
  const deployment = JSON.parse(await readFile(path.join(folder, 'deployment.json'), 'utf8'));
  const [known] = deployment.protocols.vaults;
  const asset = await client.readContract({ address: known.address, abi: erc4626Abi, functionName: 'asset' });
  const vault = await deployContract(client, owner, 'AsyncVault', [asset, owner, owner, 1n, HOSTILE, HOSTILE]);
  const file = path.join(folder, 'deployment-hostile.json');
  deployment.protocols.vaults = [{ address: vault, fromBlock: known.fromBlock }];
  await writeFile(file, JSON.stringify(deployment));
  return file;
}
