import { describe, expect, it } from 'vitest';

import { auditVerdict } from './audit-verdict';

describe('auditVerdict', () => {
  it('lists what is known, worst first', () => {
    const vulnerabilities = {
      left: { name: 'left', severity: 'low', range: '<1.0.1', via: [], effects: [] },
      right: { name: 'right', severity: 'high', range: '2.0.0 - 2.1.0', via: ['left'], effects: [] },
    };
    const output = JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });
    expect(auditVerdict(output)).toEqual({ ok: true, value: ['high: right 2.0.0 - 2.1.0', 'low: left <1.0.1'] });
  });

  it('knows of nothing only when the registry said so', () => {
    expect(auditVerdict('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual({ ok: true, value: [] });
  });

  it.each([
    { output: '{"message":"405 Method Not Allowed","statusCode":405}', reason: '405 Method Not Allowed' },
    { output: '', reason: 'its answer is not the report that npm writes' },
    {
      output: '{"vulnerabilities":{"a":{"severity":"unheard"}}}',
      reason: 'its answer is not the report that npm writes',
    },
  ])('says that nothing is known after $output', ({ output, reason }) => {
    expect(auditVerdict(output)).toEqual({ ok: false, error: reason });
  });
});
