import path from 'node:path';

import { nativeToolPath } from '../devnet/native-tool';
import { bordersStep } from './borders-step';
import { NEXT_COMMAND } from './next-command';
import { REPOSITORY } from './repository';
import { type Step, toolStep } from './steps';

const node = process.execPath;

/** The fast checks that read the code without running it, quickest first. */
export function checkSteps(): readonly Step[] {
  return [
    toolStep('Format and lint', [
      ['biome check', node, [bin('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.']],
    ]),
    toolStep('Solidity format', [['forge fmt', nativeToolPath('forge'), ['fmt', '--check']]]),
    toolStep('Types', [
      // Writes next-env.d.ts and the route types, which a fresh clone does not have.
      ['next typegen', node, [NEXT_COMMAND, 'typegen']],
      ['tsc', node, [bin('typescript', 'bin/tsc'), '--noEmit']],
    ]),
    bordersStep,
    toolStep('Dead code', [['knip', node, [bin('knip', 'bin/knip.js')]]]),
    toolStep('Generated ABIs', [['abi:check', node, ['--import', 'tsx', 'scripts/generate-abis.ts', '--check']]]),
  ];
}

function bin(packageName: string, file: string): string {
  return path.join(REPOSITORY, 'node_modules', packageName, file);
}
