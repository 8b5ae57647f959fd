import { defineConfig, devices } from '@playwright/test';

import { testPorts } from './scripts/test-ports';

const ports = testPorts(process.env);
const appUrl = `http://127.0.0.1:${ports.app}`;

export default defineConfig({
  testDir: 'e2e',
  // All journeys share one chain, and each puts it back to where it was.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    baseURL: appUrl,
    locale: 'en-US',
    // Pictures of every moment would cost more than the journeys themselves; the pages as they were are in the trace.
    trace: { mode: 'retain-on-failure', screenshots: false },
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
  webServer: {
    // Without a shell in between, it notices when Playwright is killed and ends too.
    command: `${process.platform === 'win32' ? '' : 'exec '}node scripts/run.mjs start`,
    url: appUrl,
    env: {
      PORT: String(ports.app),
      DEVNET_PORT: String(ports.chain),
      DEVNET_FAULTS_PORT: String(ports.chain + 1),
      DEVNET_START: '',
      DEVNET_REPORT_SECONDS: process.env.DEVNET_REPORT_SECONDS ?? '10',
      MILLRACE_NETWORK: 'devnet',
      MILLRACE_DEPLOYMENT: '',
    },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    timeout: 300_000,
    stdout: 'pipe',
  },
});
