import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { billOfMaterials, type LockedPackage } from './bill-of-materials';
import { REPOSITORY } from './repository';

const readJson = (file: string) => JSON.parse(readFileSync(path.join(REPOSITORY, file), 'utf8'));

/** What https://cyclonedx.org/docs/1.6/json/ asks of the parts that are used. */
const text = v.pipe(v.string(), v.nonEmpty());
const component = v.strictObject({
  'bom-ref': text,
  type: v.picklist(['application', 'library']),
  name: text,
  version: text,
  purl: v.pipe(v.string(), v.regex(/^pkg:npm\/(%40[^/@]+\/)?[^/@]+@[^@]+$/)),
  scope: v.optional(v.picklist(['required', 'optional'])),
  licenses: v.optional(
    v.array(
      v.union([
        v.strictObject({ expression: text }),
        v.strictObject({ license: v.strictObject({ id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]+$/)) }) }),
      ]),
    ),
  ),
  hashes: v.optional(
    v.array(v.strictObject({ alg: v.literal('SHA-512'), content: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)) })),
  ),
});
const document = v.strictObject({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.literal('1.6'),
  version: v.literal(1),
  metadata: v.strictObject({ component }),
  components: v.array(component),
  dependencies: v.array(v.strictObject({ ref: text, dependsOn: v.array(text) })),
});

describe('the bill of materials of this project', () => {
  const packages: Readonly<Record<string, LockedPackage>> = readJson('package-lock.json').packages;
  const bill = billOfMaterials(packages);
  const refs = bill.components.map((one) => one['bom-ref']);

  it('is a CycloneDX document', () => {
    expect(v.safeParse(document, bill).issues).toBeUndefined();
    expect(new Set(refs).size).toBe(refs.length);
    expect(bill.dependencies.map(({ ref }) => ref)).toEqual([bill.metadata.component['bom-ref'], ...refs]);
  });

  it('has a licence and a hash of every package', () => {
    expect(bill.components.filter(({ licenses, hashes }) => licenses === undefined || hashes === undefined)).toEqual(
      [],
    );
  });

  it('has every package that the project depends on, and whatever that needs, and nothing else', () => {
    const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const reached = new Set<string>();
    const reach = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      needs.get(ref)?.forEach(reach);
    };
    const { dependencies } = readJson('package.json');
    for (const [name, version] of Object.entries(dependencies)) {
      expect(refs).toContain(`${name}@${version}`);
      reach(`${name}@${version}`);
    }
    expect([...reached].toSorted()).toEqual(refs.toSorted());
  });
});

describe('billOfMaterials', () => {
  const of = (packages: Readonly<Record<string, LockedPackage>>) =>
    billOfMaterials({ '': { name: 'us', version: '1.0.0', dependencies: { a: '1' } }, ...packages });

  it('finds what a package needs where Node would', () => {
    const bill = of({
      'node_modules/a': { version: '1.0.0', dependencies: { b: '2', c: '1' } },
      'node_modules/a/node_modules/b': { version: '2.0.0', dependencies: { c: '1' } },
      'node_modules/b': { version: '1.0.0', dev: true },
      'node_modules/c': { version: '1.0.0' },
    });
    expect(bill.dependencies).toEqual([
      { ref: 'us@1.0.0', dependsOn: ['a@1.0.0'] },
      { ref: 'a@1.0.0', dependsOn: ['b@2.0.0', 'c@1.0.0'] },
      { ref: 'b@2.0.0', dependsOn: ['c@1.0.0'] },
      { ref: 'c@1.0.0', dependsOn: [] },
    ]);
  });

  it('names what stands in for another, and escapes a scope', () => {
    const [one, two] = of({
      'node_modules/a': { name: '@x/stand-in', version: '0.0.1', license: '(MIT OR Apache-2.0)' },
      'node_modules/d': { version: '3.0.0', license: 'ISC', optional: true },
    }).components;
    expect(one).toMatchObject({
      purl: 'pkg:npm/%40x/stand-in@0.0.1',
      licenses: [{ expression: '(MIT OR Apache-2.0)' }],
    });
    expect(two).toMatchObject({ name: 'd', scope: 'optional', licenses: [{ license: { id: 'ISC' } }] });
  });
});
