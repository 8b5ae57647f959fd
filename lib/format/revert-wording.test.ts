import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { revertMeaning, revertWording } from './revert-wording';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** The custom errors of every generated ABI. */
async function abiErrors(): Promise<readonly string[]> {
  const folder = path.join(ROOT, 'contracts-abi');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const names = new Set<string>();
  for (const file of files) {
    const abis: readonly unknown[] = Object.values(await import(path.join(folder, file)));
    for (const item of abis.flat() as readonly { type: string; name?: string }[]) {
      if (item.type === 'error' && item.name !== undefined) names.add(item.name);
    }
  }
  return [...names].toSorted();
}

/** The texts with which contracts revert, as their sources write them. */
function stringReverts(): readonly string[] {
  const sources = readdirSync(path.join(ROOT, 'contracts', 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sol'))
    .map((file) => readFileSync(path.join(ROOT, 'contracts', 'src', file), 'utf8'));
  const found = sources.flatMap((source) => [
    ...source.matchAll(/\brequire\(\s*[^;]*?,\s*"([^"]+)"\s*\)\s*;/gs),
    ...source.matchAll(/\brevert\(\s*"([^"]+)"\s*\)/g),
  ]);
  return [...new Set(found.map(([, text]) => text ?? ''))].toSorted();
}

describe('every revert has wording', () => {
  it('of every custom error in every ABI', async () => {
    const errors = await abiErrors();
    expect(errors.length).toBeGreaterThan(100);
    expect(errors.filter((name) => revertMeaning(name) === null)).toEqual([]);
  });

  it('of every text in the contracts’ sources', () => {
    const texts = stringReverts();
    expect(texts.length).toBeGreaterThan(60);
    expect(texts.filter((text) => revertMeaning(text) === null)).toEqual([]);
  });
});

describe('revertWording', () => {
  it('is a sentence with the contract’s own word behind it', () => {
    expect(revertWording('RequestAmountTooLarge', ['1001'])).toBe(
      'A request is above the largest amount. (The contract said RequestAmountTooLarge(1001).)',
    );
  });

  it('shows what an unknown refusal says, whatever it is called', () => {
    expect(revertWording('SOMETHING_NEW', ['1', '2'])).toBe('The contract refused: SOMETHING_NEW(1, 2).');
    expect(revertWording('constructor', [])).toBe('The contract refused: constructor.');
  });

  it('says that there was no reason', () => {
    expect(revertWording('', [])).toBe('The contract refused without giving a reason.');
  });
});
