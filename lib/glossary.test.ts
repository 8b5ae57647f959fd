import { describe, expect, it } from 'vitest';

import { GLOSSARY, glossaryEntries } from './glossary';

describe('the glossary', () => {
  it('has every word once, by name', () => {
    const names = glossaryEntries().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(names).toHaveLength(Object.keys(GLOSSARY).length);
  });

  it.each(glossaryEntries())('explains $id in whole sentences short enough for a note', ({ name, says }) => {
    expect(says).toMatch(/^[A-Z].*[^.]\.$/);
    expect(says).not.toContain('!');
    expect(says.length).toBeLessThanOrEqual(260);
    expect(says.startsWith(name)).toBe(false);
  });
});
