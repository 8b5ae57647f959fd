/** How people use a simulated pool. Amounts in ETH, counts a day. */
export interface Scenario {
  readonly name: string;
  readonly deposits: { readonly perDay: number; readonly medianEther: number };
  readonly requests: { readonly perDay: number; readonly medianEther: number };
  /** The standard deviation of the logarithm of sizes: 1 spreads them over some two powers of ten. */
  readonly spread: number;
}

/** Quiet to stormy: deposits outweigh requests, equal them, fall short of them, and come in bursts. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'more enters than leaves',
    deposits: { perDay: 6, medianEther: 4 },
    requests: { perDay: 2, medianEther: 4 },
    spread: 1,
  },
  {
    name: 'as much leaves as enters',
    deposits: { perDay: 6, medianEther: 4 },
    requests: { perDay: 6, medianEther: 4 },
    spread: 1,
  },
  {
    name: 'more leaves than enters',
    deposits: { perDay: 4, medianEther: 3 },
    requests: { perDay: 5, medianEther: 4 },
    spread: 1,
  },
  {
    name: 'few and large',
    deposits: { perDay: 0.4, medianEther: 60 },
    requests: { perDay: 0.4, medianEther: 50 },
    spread: 0.8,
  },
];
