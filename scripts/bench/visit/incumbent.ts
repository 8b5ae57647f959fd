/** What was measured of the app that most people stake with, and how, so that it can be measured again. */
export const INCUMBENT = {
  source:
    "Incumbent: Lido's staking widget, v1.60.1 (commit 19230a0 of 2026-08-06, run in November 2026), its production build" +
    ' on Debian 12, 2 cores, Node 20, Chromium 156, Lighthouse 12.8.2, over loopback; medians of 3.',
  stake: { scriptBytes: 2_462_547, usableSeconds: 14.7, nodeCalls: 21 },
  withdraw: { scriptBytes: 2_460_857, usableSeconds: 14.4, nodeCalls: 30 },
  lighthouse: {
    ...{ performance: 62, accessibility: 75, 'best-practices': 96, seo: 100 },
    ...{ blockingMs: 1_727, shift: 0.223, firstPaintMs: 1_263, largestPaintMs: 1_814 },
  },
} as const;

/** What a first visit may cost. */
export const BUDGET = {
  ...{ scriptKib: 165, usableSeconds: 2, nodeCalls: 0, thirdPartyCalls: 0, blockingMs: 100, shift: 0 },
  lighthouse: { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 },
} as const;
