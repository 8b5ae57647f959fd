import { describe, expect, it } from 'vitest';

import { arrowsOf, type Cruise, withMap } from './room-map';

const cruise = (imports: Readonly<Record<string, readonly string[]>>): Cruise => ({
  modules: Object.entries(imports).map(([source, targets]) => ({
    source,
    dependencies: targets.map((resolved) => ({ resolved })),
  })),
});

describe('arrowsOf', () => {
  it('draws rooms, not files, and nothing outside', () => {
    const imports = cruise({
      'app/page.tsx': ['components/ui/button.tsx', 'node_modules/react/index.js', 'app/layout.tsx', 'lib/result.ts'],
      'components/ui/button.tsx': ['components/ui/icon.tsx'],
      'proxy.ts': ['lib/server/front.ts'],
    });
    expect(arrowsOf(imports)).toEqual([['app', 'components/ui']]);
  });

  it('leaves out what a longer way says, and keeps what only a test imports out', () => {
    const imports = cruise({
      'app/page.tsx': ['lib/protocols/lido/pool.ts', 'lib/units/units.ts'],
      'lib/protocols/lido/pool.ts': ['lib/domain/rate.ts', 'lib/units/units.ts'],
      'lib/domain/rate.ts': ['lib/units/units.ts'],
      'lib/units/units.test.ts': ['lib/domain/rate.ts'],
    });
    expect(arrowsOf(imports)).toEqual([
      ['app', 'lib/protocols'],
      ['lib/domain', 'lib/units'],
      ['lib/protocols', 'lib/domain'],
    ]);
  });

  it('keeps both arrows of rooms that import each other', () => {
    const imports = cruise({
      'app/page.tsx': ['components/layout/a.tsx', 'components/features/b.tsx'],
      'components/layout/a.tsx': ['components/features/b.tsx', 'components/ui/c.tsx'],
      'components/features/d.tsx': ['components/layout/e.tsx', 'components/ui/c.tsx'],
    });
    const both = arrowsOf(imports).map((arrow) => arrow.join(' '));
    expect(both).toContain('app components/layout');
    expect(both).toContain('app components/features');
    expect(both).toContain('components/layout components/features');
    expect(both).toContain('components/features components/layout');
    expect(both.some((arrow) => arrow.endsWith(' components/ui'))).toBe(true);
  });
});

describe('withMap', () => {
  const page = 'before\n<!-- map: npm run map -->\nold\n<!-- end of map -->\nafter\n';
  const imports = cruise({ 'lib/domain/rate.ts': ['lib/units/units.ts'] });

  it('puts the map between the marks, the same every time', () => {
    const mapped = withMap(page, imports);
    expect(mapped).toContain('\n```mermaid\nflowchart TD\n');
    expect(mapped).toContain('  lib_domain --> lib_units\n');
    expect(mapped).not.toContain('old');
    expect(withMap(mapped, imports)).toBe(mapped);
  });

  it('refuses a page without marks', () => {
    expect(() => withMap('no marks', imports)).toThrow('the document has no');
  });
});
