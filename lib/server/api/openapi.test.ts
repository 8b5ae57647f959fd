import { describe, expect, it } from 'vitest';

import { openApi } from './openapi';

/** Every `$ref` anywhere in a value. */
function refsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

describe('the API document', () => {
  const document = JSON.parse(JSON.stringify(openApi()));
  const refs = [...new Set(refsIn(document))];

  it('refers only to what it has', () => {
    expect(refs.length).toBeGreaterThan(5);
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
  });

  it('names a way out for every path: a good answer and, where input can be wrong, a problem', () => {
    for (const [path, { get, post }] of Object.entries<Record<string, { responses: object }>>(document.paths)) {
      const statuses = Object.keys({ ...get?.responses, ...post?.responses });
      expect(
        statuses.some((status) => status.startsWith('2')),
        path,
      ).toBe(true);
      if (path.includes('{'))
        expect(
          statuses.some((status) => status === '400' || status === '404'),
          path,
        ).toBe(true);
    }
  });
});
