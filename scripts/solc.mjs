#!/usr/bin/env node
// Lets forge compile without a native solc: speaks the part of the solc command line that forge uses
// (`--version`, `--standard-json` on stdin) and answers with the solc-js build from node_modules.
// SOLC_NATIVE=/path/to/solc runs that binary instead, which is several times faster.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const args = process.argv.slice(2);
const native = process.env.SOLC_NATIVE;

if (native) {
  const run = spawnSync(native, args, { stdio: 'inherit' });
  if (run.error) throw run.error;
  process.exit(run.status ?? 1);
}

const require = createRequire(import.meta.url);

if (args.includes('--version')) {
  // Answered from a table where possible: forge asks on every start, and loading the compiler takes a second.
  const fullVersions = { '0.8.37': '0.8.37+commit.f401782d' };
  const full =
    fullVersions[require('solc/package.json').version] ??
    require('solc')
      .version()
      .replace(/\.Emscripten.*$/, '');
  console.log('solc, the solidity compiler commandline interface');
  console.log(`Version: ${full}.Linux.g++`);
} else if (args.includes('--standard-json')) {
  const solc = require('solc');
  process.stdout.write(solc.compile(readFileSync(0, 'utf8')));
} else {
  console.error(`scripts/solc.mjs: unsupported arguments: ${args.join(' ')}`);
  process.exit(2);
}
