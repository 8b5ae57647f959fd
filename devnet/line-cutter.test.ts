import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LineCutter } from './line-cutter';

function cut(pieces: readonly string[]): readonly string[] {
  const lines: string[] = [];
  const cutter = new LineCutter((line) => lines.push(line));
  for (const piece of pieces) cutter.write(piece);
  cutter.end();
  return lines;
}

describe('LineCutter', () => {
  it('puts together what comes in pieces, and takes either end of a line', () => {
    expect(cut(['one', ' line\r', '\n', '\ntwo\nthr', 'ee'])).toEqual(['one line', '', 'two', 'three']);
  });

  it('gives nothing for nothing', () => expect(cut([''])).toEqual([]));

  it('gives the same lines however the text is cut', () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', '\r', '\n') }));
    fc.assert(
      fc.property(pieces, (given) => {
        const text = given.join('');
        const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
        expect(cut(given)).toEqual(text.endsWith('\n') || text === '' ? lines.slice(0, -1) : lines);
      }),
    );
  });
});
