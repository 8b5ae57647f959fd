import * as v from 'valibot';

import { err, ok, type Result } from '../lib/result';

const SEVERITIES = ['critical', 'high', 'moderate', 'low', 'info'] as const;

const answered = v.object({
  vulnerabilities: v.record(v.string(), v.object({ severity: v.picklist(SEVERITIES), range: v.string() })),
});
const refused = v.object({ message: v.string() });

/**
 * What `npm audit --json` found.
 * @param output what it wrote
 * @returns one line for each package with known faults, worst first, empty when none are known; or why nobody could be asked,
 *   in which case nothing is known
 */
export function auditVerdict(output: string): Result<readonly string[], string> {
  const json = parseJson(output);
  const report = v.safeParse(answered, json);
  if (!report.success) {
    const reason = v.safeParse(refused, json);
    return err(reason.success ? reason.output.message : 'its answer is not the report that npm writes');
  }
  const found = Object.entries(report.output.vulnerabilities).map(([name, { severity, range }]) => ({
    rank: SEVERITIES.indexOf(severity),
    line: `${severity}: ${name} ${range}`,
  }));
  return ok(found.toSorted((a, b) => a.rank - b.rank).map(({ line }) => line));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No report; the caller says so.
    return null;
  }
}
