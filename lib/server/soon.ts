import 'server-only';

/**
 * What some work comes to if it does so in time. Late work is not stopped: what it finds is there for whoever asks next.
 * @param late what there is instead, when time is over
 * @throws what the work throws in time, or `late` throws
 */
export async function soon<T, L>(work: Promise<T>, withinMs: number, late: () => L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, withinMs, null);
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), over]);
    return first === null ? late() : first.value;
  } finally {
    clearTimeout(timer);
  }
}
