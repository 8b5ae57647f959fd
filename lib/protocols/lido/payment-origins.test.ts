import { describe, expect, it } from 'vitest';

import { CONTRACTS } from './lido.fixture';
import { askedOrigin, paidAtOrigin, paymentOrigin, waitedOrigin } from './payment-origins';

describe('the origins of a payment', () => {
  it.each([
    ['Payment', paymentOrigin(CONTRACTS)],
    ['Was paid', paidAtOrigin(CONTRACTS)],
  ])('reads "%s" from the queue’s own event', (title, origin) => {
    expect(origin).toMatchObject({ title, kind: 'logs', contract: CONTRACTS.queue });
    expect(origin.call).toMatch(/^WithdrawalsFinalized\(/);
  });

  it('asks for the requests it sums, and for no more than twenty', () => {
    expect(askedOrigin(CONTRACTS, 7n, 9n)).toMatchObject({ contract: CONTRACTS.queue, args: ['[7,8,9]'] });
    expect(askedOrigin(CONTRACTS, 7n, 7n).args).toEqual(['[7]']);
    const [many] = askedOrigin(CONTRACTS, 1n, 21n).args;
    expect(many).toMatch(/^\[1,.*,20\]$/);
  });

  it('asks when the first and the last request were made for how long they waited', () => {
    expect(waitedOrigin(CONTRACTS, 7n, 9n)).toMatchObject({ contract: CONTRACTS.queue, args: ['[7,9]'] });
    expect(waitedOrigin(CONTRACTS, 7n, 7n).args).toEqual(['[7]']);
  });
});
