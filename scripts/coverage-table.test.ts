import { describe, expect, it } from 'vitest';

import { totalCoverage } from './coverage-table';

describe('totalCoverage', () => {
  it('reads lines and branches of the last row', () => {
    const table = [
      '| File | % Lines | % Statements | % Branches | % Funcs |',
      '| A.sol | 50.00% (1/2) | 1.00% (1/100) | 2.00% (1/50) | 3.00% (1/33) |',
      '| Total | 99.89% (1802/1804) | 99.71% (2071/2077) | 97.71% (342/350) | 99.76% (408/409) |',
    ].join('\n');
    expect(totalCoverage(table)).toEqual({ lines: 99.89, branches: 97.71 });
  });

  it('throws without totals', () => {
    expect(() => totalCoverage('Compiling…')).toThrow('No totals');
  });
});
