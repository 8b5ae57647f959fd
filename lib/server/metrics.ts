import 'server-only';

import { oncePerProcess } from './once-per-process';

/** Values of a metric's labels, in a fixed order. */
type Labels = Readonly<Record<string, string | number>>;

interface Family {
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: Map<string, number>;
}

/** Upper bounds of the buckets of durations, in seconds. */
const BUCKETS = [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10] as const;
/** Different label values kept of one metric; what comes after is not counted apart. */
const MOST_SAMPLES = 500;

/** Counters, gauges and durations in Prometheus's text format (version 0.0.4), with names in one place each. */
export class Metrics {
  readonly #families = new Map<string, Family>();

  /** Adds to a number that only grows. */
  count(name: string, help: string, labels: Labels = {}, by = 1): void {
    const { samples } = this.#family(name, help, 'counter');
    const key = textOf(labels);
    if (samples.has(key) || samples.size < MOST_SAMPLES) samples.set(key, (samples.get(key) ?? 0) + by);
  }

  /** Sets a number that goes up and down. */
  gauge(name: string, help: string, value: number, labels: Labels = {}): void {
    this.#family(name, help, 'gauge').samples.set(textOf(labels), value);
  }

  /** Notes how long something took, in seconds. */
  duration(name: string, help: string, seconds: number, labels: Labels = {}): void {
    const { samples } = this.#family(name, help, 'histogram');
    if (samples.size >= MOST_SAMPLES && !samples.has(`_count${textOf(labels)}`)) return;
    const add = (key: string, by: number) => samples.set(key, (samples.get(key) ?? 0) + by);
    for (const bound of BUCKETS) add(`_bucket${textOf({ ...labels, le: bound })}`, seconds <= bound ? 1 : 0);
    add(`_bucket${textOf({ ...labels, le: '+Inf' })}`, 1);
    add(`_sum${textOf(labels)}`, seconds);
    add(`_count${textOf(labels)}`, 1);
  }

  /** Everything, as Prometheus reads it. */
  text(): string {
    return [...this.#families]
      .map(([name, { help, type, samples }]) => {
        const lines = [...samples].map(([key, value]) => `${name}${key} ${value}`);
        return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
      })
      .join('');
  }

  #family(name: string, help: string, type: Family['type']): Family {
    const known = this.#families.get(name);
    if (known !== undefined) return known;
    const family: Family = { help, type, samples: new Map() };
    this.#families.set(name, family);
    return family;
  }
}

function textOf(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** The process's own metrics. */
export function metrics(): Metrics {
  return oncePerProcess('metrics', () => new Metrics());
}
