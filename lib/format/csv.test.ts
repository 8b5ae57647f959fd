import { describe, expect, it } from 'vitest';

import { csvLine } from './csv';

describe('csvLine', () => {
  it('separates cells and quotes those that need it', () => {
    expect(csvLine(['a', 'b,c', 'say "hi"', 'two\nlines', ''])).toBe('a,"b,c","say ""hi""","two\nlines",\r\n');
  });

  it('leaves numbers alone', () => {
    expect(csvLine(['-1.5', '0', '12.000000000000000001'])).toBe('-1.5,0,12.000000000000000001\r\n');
  });

  it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '-', '=HYPERLINK("http://x.invalid")'])(
    'never hands out %j as something to run',
    (cell) => {
      expect(csvLine([cell])).toMatch(/^"?'/);
    },
  );
});
