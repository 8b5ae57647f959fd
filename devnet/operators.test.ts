import { describe, expect, it } from 'vitest';

import { exitsByOperator } from './operators';

describe('exitsByOperator', () => {
  it('takes each new exit from the operator with most running validators', () => {
    const operators = [
      { deposited: 4n, exited: 0n },
      { deposited: 6n, exited: 1n },
    ];
    expect(exitsByOperator(operators, 1n)).toEqual([0n, 1n]);
    expect(exitsByOperator(operators, 4n)).toEqual([1n, 3n]);
  });

  it('stops when nobody has a validator left', () => {
    expect(exitsByOperator([{ deposited: 2n, exited: 1n }], 5n)).toEqual([2n]);
  });
});
