import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that open sockets: real chains, real servers. They wait more than they compute: two files run at a time. */
export default defineConfig({
  resolve: {
    alias: {
      '@': import.meta.dirname,
      'server-only': path.join(import.meta.dirname, 'node_modules', 'server-only', 'empty.js'),
    },
  },
  test: {
    environment: 'node',
    setupFiles: ['scripts/property-seed.ts'],
    include: ['{lib,devnet,scripts}/**/*.integration.test.ts'],
    maxWorkers: 2,
    passWithNoTests: true,
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
