import { deposit } from './entry-queue';
import { emptyBeacon, validatorsGwei } from './state';
import { advance } from './step';

const DAY = 86_400;
const COUNT = 10_000;
const DAYS = 30;

/** Prints how long a large pool takes; run it with `node --import tsx devnet/beacon/benchmark.ts`. */
function benchmark(): void {
  const deposited = deposit(emptyBeacon(1), BigInt(COUNT) * 32_000_000_000n);
  // The entry queue of so many takes over a week; a day's step is measured with all of them at work.
  let state = timed(`${COUNT} validators enter`, () =>
    advance(deposited, { seconds: 14 * DAY, queueSeconds: 14 * DAY }),
  );
  state = timed(`${DAYS} days of ${state.validators.length} validators`, () => {
    let later = state;
    for (let day = 0; day < DAYS; day += 1) later = advance(later, { seconds: DAY, queueSeconds: DAY });
    return later;
  });
  console.log(`${validatorsGwei(state) / 1_000_000_000n} ETH at the end`);
}

function timed<T>(what: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  console.log(`${what}: ${Math.round(performance.now() - start)} ms`);
  return result;
}

benchmark();
