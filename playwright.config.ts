import { defineConfig, devices } from '@playwright/test';

import { type TestPorts, testLanes, testPorts } from './scripts/test-ports';

const lanes = Array.from({ length: testLanes(process.env) }, (_, lane) => testPorts(process.env, lane));

export default defineConfig({
  testDir: 'e2e',
  // Journeys of one lane share a server and a chain, and each puts it back to where it was.
  workers: lanes.length,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-US',
    // Copies of the page at every step would cost a seventh of the processor; `--trace=on` keeps them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        // Chromium's sandbox needs rights that containers and root do not have; only our own pages are opened.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: lanes.map(serverOf),
});

/** The app on a local chain of its own; `e2e/support/fixtures.ts` gives a journey the address of its lane's. */
function serverOf({ app, chain }: TestPorts) {
  return {
    // Without a shell in between, it notices when Playwright is killed and ends too.
    command: `${process.platform === 'win32' ? '' : 'exec '}node scripts/run.mjs start`,
    url: `http://127.0.0.1:${app}`,
    env: {
      PORT: String(app),
      DEVNET_PORT: String(chain),
      DEVNET_FAULTS_PORT: String(chain + 1),
      DEVNET_START: '',
      DEVNET_REPORT_SECONDS: process.env.DEVNET_REPORT_SECONDS ?? '10',
      MILLRACE_NETWORK: 'devnet',
      MILLRACE_DEPLOYMENT: '',
    },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    timeout: 300_000,
    stdout: 'pipe',
  } as const;
}
