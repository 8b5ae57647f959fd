import { describe, expect, it } from 'vitest';

import { forgeCount, playwrightCount, vitestCount } from './test-counts';

describe('test counts', () => {
  it('reads Vitest', () => {
    expect(vitestCount('{"numPassedTests":7,"numFailedTests":1,"numPendingTests":2}')).toEqual({
      passed: 7,
      failed: 1,
    });
  });

  it('reads Playwright and counts a flaky test as failed', () => {
    const report = '{"stats":{"expected":3,"skipped":1,"unexpected":1,"flaky":1}}';
    expect(playwrightCount(report)).toEqual({ passed: 3, failed: 2 });
  });

  it('reads forge and names what failed', () => {
    const report = JSON.stringify({
      'test/A.t.sol:A': {
        test_results: {
          'testGood()': { status: 'Success', reason: null },
          'testBad()': { status: 'Failure', reason: '1 != 2' },
        },
      },
    });
    expect(forgeCount(report)).toEqual({ passed: 1, failed: 1, failures: ['test/A.t.sol:A testBad(): 1 != 2'] });
  });
});
