import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { REPOSITORY } from './repository';

/** One file that breaks a border, as small as it can be, and the rule that must say so. */
const FORBIDDEN: readonly { readonly rule: string; readonly file: string; readonly source: string }[] = [
  { rule: 'no-circular', file: 'lib/tx/a.ts', source: "export * from './b';" },
  { rule: 'no-unresolvable', file: 'lib/tx/lost.ts', source: "import './nowhere';" },
  { rule: 'no-import-of-tests', file: 'lib/tx/tested.ts', source: "import './lonely.test';" },
  { rule: 'units-stand-alone', file: 'lib/units/clever.ts', source: "import '../domain/rate';" },
  { rule: 'domain-is-pure', file: 'lib/domain/impure.ts', source: "import 'viem';" },
  { rule: 'domain-is-pure', file: 'lib/domain/reading.ts', source: "import 'node:fs';" },
  { rule: 'domain-is-pure', file: 'lib/domain/upward.ts', source: "import type { P } from '../protocols/fine';" },
  { rule: 'protocols-describe', file: 'lib/protocols/serving.ts', source: "import '../server/secret';" },
  { rule: 'protocols-use-only-viem', file: 'lib/protocols/checking.ts', source: "import 'valibot';" },
  { rule: 'protocols-without-viem-clients', file: 'lib/protocols/acting.ts', source: "import 'viem/actions';" },
  { rule: 'chain-below-features', file: 'lib/chain/rendering.ts', source: "import '../../components/ui/button';" },
  { rule: 'react-only-in-the-interface', file: 'lib/format/shown.ts', source: "import 'react';" },
  { rule: 'react-only-in-the-interface', file: 'lib/chain/hooked.ts', source: "import 'wagmi';" },
  { rule: 'react-only-in-the-interface', file: 'lib/tx/cached.ts', source: "import '@tanstack/react-query';" },
  { rule: 'node-only-on-the-server', file: 'components/ui/file.tsx', source: "import 'node:fs';" },
  { rule: 'node-only-on-the-server', file: 'lib/chain/path.ts', source: "import 'node:path';" },
  { rule: 'browser-without-server', file: 'hooks/use-secret.ts', source: "import '../lib/server/secret';" },
  {
    rule: 'browser-without-server',
    file: 'components/features/stake/leak.tsx',
    source: "import '@/lib/server/secret';",
  },
  { rule: 'client-code-never-reaches-the-server', file: 'hooks/use-far.ts', source: "import '../lib/tx/detour';" },
  { rule: 'ui-knows-no-feature', file: 'components/ui/knowing.tsx', source: "import '../features/stake/form';" },
  { rule: 'ui-knows-no-feature', file: 'components/charts/rate.tsx', source: "import '../../lib/protocols/fine';" },
  { rule: 'features-stand-apart', file: 'components/features/claim/mix.tsx', source: "import '../stake/form';" },
  { rule: 'app-is-the-top', file: 'components/layout/up.tsx', source: "import '../../app/page';" },
  { rule: 'components-above-hooks-and-lib', file: 'hooks/use-button.ts', source: "import '../components/ui/button';" },
  { rule: 'lib-below-hooks', file: 'lib/tx/hooking.ts', source: "import '../../hooks/use-fine';" },
  { rule: 'product-without-devnet', file: 'lib/chain/local.ts', source: "import '../../devnet/anvil';" },
  { rule: 'devnet-without-scripts', file: 'devnet/scripted.ts', source: "import '../scripts/tool';" },
  { rule: 'no-dev-packages-in-the-product', file: 'lib/format/testing.ts', source: "import 'vitest';" },
  { rule: 'no-orphans', file: 'lib/format/forgotten.ts', source: 'export const nobody = 1;' },
];

/** Files that keep to the borders, some of them targets of the others. */
const ALLOWED: Readonly<Record<string, string>> = {
  'app/page.tsx': "import '@/components/features/stake/form'; import '@/lib/server/secret'; import 'react';",
  'app/api/route.ts': "import 'node:crypto';",
  'components/ui/button.tsx': "import 'react';",
  'components/features/stake/form.tsx': "import '../../ui/button'; import '@/hooks/use-fine';",
  'hooks/use-fine.ts': "import 'wagmi'; import '@/lib/protocols/fine';",
  'lib/units/units.ts': 'export const WEI = 1n;',
  'lib/domain/rate.ts': "import '../units/units';",
  'lib/domain/rate.test.ts': "import 'vitest'; import './rate';",
  'lib/protocols/fine.ts': "import 'viem'; import '../domain/rate'; export type P = 1;",
  'lib/server/secret.ts': "import 'node:fs'; import '../protocols/fine';",
  'lib/tx/b.ts': "export * from './a';",
  'lib/tx/lonely.test.ts': "import './lonely';",
  'lib/tx/lonely.ts': "import '../units/units';",
  'lib/tx/detour.ts': "import '../server/secret';",
  'devnet/anvil.ts': "import 'node:child_process'; import '../lib/domain/rate';",
  'scripts/tool.ts': "import '../devnet/anvil';",
  'e2e/journey.ts': "import '../devnet/anvil'; import 'node:fs';",
};

const PACKAGES = ['react', 'wagmi', 'viem', 'valibot', 'vitest', '@tanstack/react-query'];

type Violation = { readonly from: string; readonly rule: { readonly name: string } };

describe('the import borders', () => {
  const tree = mkdtempSync(path.join(tmpdir(), 'millrace-borders-'));
  let found: readonly Violation[] = [];

  beforeAll(() => {
    const files = Object.fromEntries(FORBIDDEN.map(({ file, source }) => [file, source]));
    for (const [file, source] of Object.entries({ ...ALLOWED, ...files })) write(tree, file, source);
    for (const name of PACKAGES) writePackage(tree, name);
    for (const file of ['tsconfig.json', 'package.json'])
      copyFileSync(path.join(REPOSITORY, file), path.join(tree, file));
    found = cruise(tree);
  }, 60_000);
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(FORBIDDEN)('$rule catches $file', ({ rule, file }) => {
    expect(found.filter((one) => one.from === file).map((one) => one.rule.name)).toContain(rule);
  });

  it('lets everything else pass', () => {
    const meant = new Set([...FORBIDDEN.map(({ file }) => file), 'lib/tx/b.ts', 'lib/tx/detour.ts']);
    expect(found.filter((one) => !meant.has(one.from))).toEqual([]);
  });

  it('has a case here for every rule', async () => {
    const rules: { default: { forbidden: { name: string }[] } } = await import(CONFIG);
    const tested = new Set(FORBIDDEN.map(({ rule }) => rule));
    expect(rules.default.forbidden.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });
});

const CONFIG = path.join(REPOSITORY, '.dependency-cruiser.mjs');

function cruise(tree: string): readonly Violation[] {
  const command = path.join(REPOSITORY, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const folders = ['app', 'components', 'hooks', 'lib', 'devnet', 'scripts', 'e2e'];
  const output = execFileSync(process.execPath, [command, '--config', CONFIG, '--output-type', 'json', ...folders], {
    cwd: tree,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return JSON.parse(output).summary.violations;
}

function write(tree: string, file: string, source: string): void {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), `${source}\n`);
}

function writePackage(tree: string, name: string): void {
  write(tree, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  write(tree, `node_modules/${name}/index.js`, 'export {};');
  if (name === 'viem') {
    const exports = { '.': './index.js', './actions': './_esm/actions/index.js' };
    write(tree, 'node_modules/viem/package.json', JSON.stringify({ name, version: '1.0.0', exports }));
    write(tree, 'node_modules/viem/_esm/actions/index.js', 'export {};');
  }
}
