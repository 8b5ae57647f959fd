import type { Bench } from './bench';
import { backtest, type Sample } from './eta/backtest';
import { longestWait } from './eta/longest-wait';
import { SCENARIOS } from './eta/scenario';

const SEEDS = [1, 2];

/** The estimate of waiting times against simulated years whose end is known. */
export const eta: Bench = {
  name: 'eta',
  title: 'Waiting times: how many requests are paid between P10 and P90',
  run: () => {
    const samples = SCENARIOS.flatMap((scenario) => SEEDS.flatMap((seed) => backtest(scenario, seed)));
    const rows = [false, true].flatMap((asked) => rowsOf(samples, asked));
    rows.push(rowOf('two months without an end', longestWait()));
    return Promise.resolve(rows);
  },
};

/** By what the pool lives through, by the rule that decided, and all of them. */
function rowsOf(all: readonly Sample[], asked: boolean): Readonly<Record<string, string>>[] {
  const samples = all.filter((sample) => sample.asked === asked);
  const note = asked ? ', asked' : '';
  const groups = (key: 'scenario' | 'rule', words: string) =>
    [...new Set(samples.map((sample) => sample[key]))].map((name) =>
      rowOf(
        `${words}${name}${note}`,
        samples.filter((sample) => sample[key] === name),
      ),
    );
  return [...groups('scenario', ''), ...groups('rule', 'by '), rowOf(`all${note}`, samples)];
}

function rowOf(what: string, samples: readonly Sample[]): Readonly<Record<string, string>> {
  const judged = samples.filter(({ verdict }) => verdict !== null);
  const share = (verdict: Sample['verdict']) =>
    judged.length === 0
      ? '–'
      : `${((100 * judged.filter((sample) => sample.verdict === verdict).length) / judged.length).toFixed(1)} %`;
  return {
    what,
    estimates: String(samples.length),
    unknown: String(samples.length - judged.length),
    inside: share('inside'),
    earlier: share('earlier'),
    later: share('later'),
    'median wait': median(
      judged.map(({ waitDays }) => waitDays),
      'd',
    ),
    'median width': median(
      judged.map(({ widthDays }) => widthDays),
      'd',
    ),
    'median time': median(
      samples.map(({ tookMs }) => tookMs),
      'ms',
    ),
  };
}

function median(numbers: readonly number[], unit: string): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? '–' : `${middle.toFixed(2)} ${unit}`;
}
