import { expect, it } from 'vitest';

import { err, ok } from './result';

it('tells a success from a failure by its flag', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 });
  expect(err('why')).toEqual({ ok: false, error: 'why' });
});
