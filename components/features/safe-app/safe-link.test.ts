import { describe, expect, it } from 'vitest';

import { createSafeLink } from './safe-link';

const SAFE_APP = 'https://app.safe.global';
const OTHER = 'https://copy.example';

interface Posted {
  readonly message: { readonly id: string; readonly method: string };
  readonly to: string;
}

/** A page inside a frame, with what it posts to its parent. */
function framedPage(ancestorOrigins?: readonly string[]) {
  const posted: Posted[] = [];
  const events = new EventTarget();
  const parent = { postMessage: (message: Posted['message'], to: string) => posted.push({ message, to }) };
  const page = Object.assign(events, { parent, location: { ancestorOrigins } }) as unknown as Window;
  const answer = (data: unknown, origin: string, source: unknown = parent) =>
    events.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  return { page, posted, answer };
}

describe('a link to Safe’s app', () => {
  it('speaks only to the page around it when the browser says which that is', () => {
    const { page, posted } = framedPage([SAFE_APP]);
    void createSafeLink(page, [SAFE_APP, OTHER]).ask('getSafeInfo');
    expect(posted.map(({ to }) => to)).toEqual([SAFE_APP]);
  });

  it('speaks to nobody when the page around it is not Safe’s', () => {
    const { page, posted } = framedPage(['https://evil.example']);
    void createSafeLink(page, [SAFE_APP]).ask('getSafeInfo');
    expect(posted).toEqual([]);
  });

  it('names every allowed origin to a browser that does not say', () => {
    const { page, posted } = framedPage();
    void createSafeLink(page, [SAFE_APP, OTHER]).ask('getSafeInfo');
    expect(posted.map(({ to }) => to)).toEqual([SAFE_APP, OTHER]);
  });

  it('takes the answer of an allowed parent, and of nobody else', async () => {
    const { page, posted, answer } = framedPage([SAFE_APP]);
    const asked = createSafeLink(page, [SAFE_APP]).ask('getSafeInfo');
    const id = posted[0]?.message.id;
    const good = { id, version: '1.18.0', success: true };
    answer({ ...good, data: 'from another page' }, 'https://evil.example');
    answer({ ...good, data: 'from another frame' }, SAFE_APP, {});
    answer({ id, data: 'in another shape' }, SAFE_APP);
    answer({ ...good, data: 'right' }, SAFE_APP);
    expect(await asked).toBe('right');
  });

  it('fails with what Safe’s app says', async () => {
    const { page, posted, answer } = framedPage([SAFE_APP]);
    const asked = createSafeLink(page, [SAFE_APP]).ask('sendTransactions');
    answer({ id: posted[0]?.message.id, version: '1.18.0', success: false, error: 'no such Safe' }, SAFE_APP);
    await expect(asked).rejects.toThrow('no such Safe');
  });
});
