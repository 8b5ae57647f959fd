import type { TestCount } from './steps';

/** What is read from the JSON report of `vitest run --reporter=json`. */
type VitestReport = { readonly numPassedTests: number; readonly numFailedTests: number };

/** What is read from the JSON report of Playwright. */
type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
};

/** What is read from the output of `forge test --json`. */
type ForgeReport = Readonly<
  Record<string, { readonly test_results: Readonly<Record<string, { status: string; reason: string | null }>> }>
>;

/** Counts the tests in Vitest's JSON report. */
export function vitestCount(json: string): TestCount {
  const report: VitestReport = JSON.parse(json);
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** Counts the tests in Playwright's JSON report. A test that passed only when repeated counts as failed. */
export function playwrightCount(json: string): TestCount {
  const { stats }: PlaywrightReport = JSON.parse(json);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** Counts the tests in forge's JSON output and names those that failed. */
export function forgeCount(json: string): TestCount & { readonly failures: readonly string[] } {
  const report: ForgeReport = JSON.parse(json);
  const results = Object.entries(report).flatMap(([suite, { test_results }]) =>
    Object.entries(test_results).map(([test, { status, reason }]) => ({ name: `${suite} ${test}`, status, reason })),
  );
  const failures = results.filter(({ status }) => status === 'Failure');
  return {
    passed: results.filter(({ status }) => status === 'Success').length,
    failed: failures.length,
    failures: failures.map(({ name, reason }) => `${name}: ${reason ?? 'no reason given'}`),
  };
}
