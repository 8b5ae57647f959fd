const STEPS = 1_000_000n;
/** Bars keep clear of the edges by so much of the width. */
const EDGE = 1;

/**
 * Where bars stand in a box one hundred wide and how high they are, of one hundred. The highest fills the box; any amount
 * above none is seen.
 * @param bars in order of time
 */
export function paymentBars(
  bars: readonly { readonly at: number; readonly amount: bigint }[],
): readonly { readonly x: number; readonly height: number }[] {
  const first = bars[0]?.at ?? 0;
  const span = (bars.at(-1)?.at ?? 0) - first;
  const most = bars.reduce((largest, { amount }) => (amount > largest ? amount : largest), 0n);
  return bars.map(({ at, amount }) => ({
    x: span === 0 ? 50 : EDGE + ((100 - 2 * EDGE) * (at - first)) / span,
    height: most === 0n || amount === 0n ? 0 : Math.max(2, (100 * Number((amount * STEPS) / most)) / Number(STEPS)),
  }));
}
