import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that open sockets: real chains, real servers. One file at a time, so that they do not measure each other. */
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
    fileParallelism: false,
    passWithNoTests: true,
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
