import lighthouse from 'lighthouse';

import type { FreshBrowser } from './open-browser';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** The four marks of Lighthouse, out of 100. */
export type Marks = Readonly<Record<(typeof CATEGORIES)[number], number>>;

/** What Lighthouse found in one run: marks, and times in milliseconds. */
export interface LighthouseRun {
  readonly marks: Marks;
  readonly blockingMs: number;
  readonly shift: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
}

/** Lighthouse's own settings for a phone: simulated slow 4G and a processor four times slower. */
export async function runLighthouse({ port }: FreshBrowser, url: string): Promise<LighthouseRun> {
  const result = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'silent', output: 'json' });
  if (result === undefined) throw new Error('Lighthouse gave no result');
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError !== undefined) throw new Error(`Lighthouse failed: ${runtimeError.message}`);
  const mark = (id: keyof Marks) => Math.round(100 * (categories[id]?.score ?? Number.NaN));
  const number = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  return {
    marks: marksBy(mark),
    blockingMs: number('total-blocking-time'),
    shift: number('cumulative-layout-shift'),
    firstPaintMs: number('first-contentful-paint'),
    largestPaintMs: number('largest-contentful-paint'),
  };
}

/** All four marks, each as a function gives it. */
export function marksBy(mark: (name: keyof Marks) => number): Marks {
  return {
    performance: mark('performance'),
    accessibility: mark('accessibility'),
    'best-practices': mark('best-practices'),
    seo: mark('seo'),
  };
}
