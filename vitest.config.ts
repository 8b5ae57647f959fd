import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      '@': import.meta.dirname,
      // Throws outside a server bundle; a unit test of server code is its server.
      'server-only': path.join(import.meta.dirname, 'node_modules', 'server-only', 'empty.js'),
    },
  },
  test: {
    environment: 'node',
    setupFiles: ['scripts/property-seed.ts'],
    include: ['{app,components,hooks,lib,devnet,scripts}/**/*.test.{ts,tsx}'],
    // They start chains and servers; see vitest.integration.config.ts.
    exclude: ['**/*.integration.test.ts'],
    restoreMocks: true,
    // Most of the time went into loading the same modules for each file anew; a test leaves nothing behind in them.
    isolate: false,
    unstubGlobals: true,
    testTimeout: 10_000,
  },
});
