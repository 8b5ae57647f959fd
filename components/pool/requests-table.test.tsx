import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { FIRST_REQUESTS } from './first-requests';
import { RequestsTable } from './requests-table';

const MANY = 120;

interface Asked {
  readonly id: bigint;
}

const rowOf = ({ id }: Asked) => ({ name: `#${id}`, standing: 'Ready', amount: '1' });
const choice = { isChosen: ({ id }: Asked) => id % 2n === 0n, onChoose: () => undefined };

function drawn(count: number) {
  const requests = Array.from({ length: count }, (_, index) => ({ id: BigInt(index + 1) }));
  const marks = renderToStaticMarkup(
    <RequestsTable caption="Requests" unit="ETH" requests={requests} {...{ rowOf, choice }} />,
  );
  return { rows: marks.split('<input').length - 1, words: marks.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
}

describe('RequestsTable', () => {
  it('shows all of a few and says nothing more', () => {
    const { rows, words } = drawn(FIRST_REQUESTS);
    expect(rows).toBe(FIRST_REQUESTS);
    expect(words).not.toContain('Show all');
  });

  it('shows the first of many, says how many there are, and how many of the hidden are chosen', () => {
    const { rows, words } = drawn(MANY);
    expect(rows).toBe(FIRST_REQUESTS);
    expect(words).toContain(`The first ${FIRST_REQUESTS} of 120 requests; of the others 35 are chosen too`);
    expect(words).toContain('Show all 120');
  });
});
