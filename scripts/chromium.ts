import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

import type { ChildProcesses } from '../devnet/child-processes';
import { ProcessEndedEarly } from '../devnet/process-errors';
import { CommandFault } from './command';
import { withProgress } from './progress';
import { REPOSITORY } from './repository';

/** The shell comes first: it draws no window around a page and opens one three times as fast. */
const INSTALLED_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** A Chromium for the journeys and how it came to be chosen. */
export type ChosenBrowser = { readonly path: string; readonly reason: string };

/**
 * Finds a Chromium: the one named by CHROMIUM_PATH, one installed on this machine, Playwright's own, or, when there is
 * none, a newly installed one (Debian's package when that is possible, else Playwright's download).
 * @throws CommandFault when CHROMIUM_PATH names nothing; ProcessEndedEarly when an installation fails
 */
export async function findChromium(processes: ChildProcesses): Promise<ChosenBrowser> {
  const found = namedBrowser() ?? installedBrowser() ?? playwrightBrowser();
  if (found !== undefined) return found;
  if (canInstallDebianPackage()) {
    await withProgress('Installing Chromium (apt-get)', () => installDebianPackage(processes));
    const installed = installedBrowser();
    if (installed !== undefined) return { ...installed, reason: 'installed now from the Debian package' };
  }
  await withProgress('Downloading Chromium (Playwright)', () => downloadPlaywrightBrowser(processes));
  const downloaded = playwrightBrowser();
  if (downloaded !== undefined) return { ...downloaded, reason: "Playwright's own, downloaded now" };
  throw new CommandFault(['No Chromium could be installed. Install Chromium or Chrome and set CHROMIUM_PATH to it.']);
}

function namedBrowser(): ChosenBrowser | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (!named) return undefined;
  if (!existsSync(named)) throw new CommandFault([`CHROMIUM_PATH is ${named}, and there is no such file.`]);
  return { path: named, reason: 'named by CHROMIUM_PATH' };
}

function installedBrowser(): ChosenBrowser | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = INSTALLED_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const found = [...candidates, onMac].find((candidate) => existsSync(candidate));
  return found === undefined ? undefined : { path: found, reason: 'installed on this machine' };
}

function playwrightBrowser(): ChosenBrowser | undefined {
  const own = chromium.executablePath();
  return existsSync(own) ? { path: own, reason: "Playwright's own" } : undefined;
}

function canInstallDebianPackage(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');
}

async function installDebianPackage(processes: ChildProcesses): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends'];
  await processes.run('apt-get update', 'apt-get', ['update'], { env });
  try {
    await processes.run('apt-get install', 'apt-get', [...install, 'chromium-headless-shell'], { env });
  } catch (error) {
    // Older releases of Debian have only the whole browser.
    if (!(error instanceof ProcessEndedEarly)) throw error;
    await processes.run('apt-get install', 'apt-get', [...install, 'chromium'], { env });
  }
}

async function downloadPlaywrightBrowser(processes: ChildProcesses): Promise<void> {
  const command = path.join(REPOSITORY, 'node_modules', '@playwright', 'test', 'cli.js');
  await processes.run('playwright install', process.execPath, [command, 'install', 'chromium'], { cwd: REPOSITORY });
}
