import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { isSupportedNode, NODE_RANGE, SUPPORTED_NODE } from './node-version.mjs';
import { REPOSITORY } from './repository';

const textOf = (file: string) => readFileSync(path.join(REPOSITORY, file), 'utf8');

describe('the versions of Node', () => {
  it('are the same in package.json and the documents', () => {
    expect(JSON.parse(textOf('package.json')).engines.node).toBe(NODE_RANGE);
    expect(JSON.parse(textOf('package-lock.json')).packages[''].engines.node).toBe(NODE_RANGE);
    for (const file of ['README.md', 'docs/self-hosting.md']) expect(textOf(file)).toContain(`Node ${SUPPORTED_NODE}`);
  });

  it.each([
    ['20.9.0', false],
    ['20.19.0', true],
    ['21.7.3', false],
    ['22.12.0', false],
    ['22.13.1', true],
    ['23.11.0', false],
    ['24.0.0', true],
    ['26.1.0', true],
    ['18.20.0', false],
  ])('%s: %s', (version, supported) => {
    expect(isSupportedNode(version)).toBe(supported);
  });
});
