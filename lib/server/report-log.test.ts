import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import { lidoReports } from '@/lib/protocols/lido/reports';

import { type ReportLog, readReports } from './report-log';
import { LogNode } from './report-log.fixture';

const filters = [lidoReports(CONTRACTS)];
const read = (node: LogNode, fromBlock: bigint, toBlock: bigint, known: ReportLog | null = null) =>
  readReports(node.reader(), filters, { fromBlock, toBlock }, known);
const blocksOf = (log: ReportLog) => log.marks.map(({ blockNumber }) => blockNumber);

describe('readReports', () => {
  it('reads a range in pieces that leave no block out and none twice', async () => {
    const node = new LogNode([1n, 10_000n, 10_001n, 25_000n, 25_001n]);
    const log = await read(node, 1n, 25_000n);
    expect(node.ranges).toEqual([
      [1n, 10_000n],
      [10_001n, 20_000n],
      [20_001n, 25_000n],
    ]);
    expect(blocksOf(log)).toEqual([1n, 10_000n, 10_001n, 25_000n]);
    expect(log).toMatchObject({ completeFrom: 1n, completeTo: 25_000n });
  });

  it('asks for one event of one contract', async () => {
    const node = new LogNode([]);
    await read(node, 1n, 2n);
    expect(node.asked('eth_getLogs')).toMatchObject([
      [{ address: CONTRACTS.token, topics: ['0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50'] }],
    ]);
  });

  it('halves a range that the node refuses, and finds everything all the same', async () => {
    const node = new LogNode([1n, 700n, 2_345n, 3_000n]);
    node.longest = 100n;
    const log = await read(node, 1n, 3_000n);
    expect(blocksOf(log)).toEqual([1n, 700n, 2_345n, 3_000n]);
    expect(node.ranges.every(([from, to]) => to - from < 100n)).toBe(true);
    node.ranges.slice(1).forEach(([from], index) => {
      expect(from).toBe((node.ranges[index]?.[1] ?? 0n) + 1n);
    });
  });

  it('gives up when even the smallest range is refused', async () => {
    const node = new LogNode([]);
    node.longest = 0n;
    await expect(read(node, 1n, 3_000n)).rejects.toThrow(/max block range/);
    expect(node.requests.length).toBeLessThan(20);
  });

  it('goes on from what is known, and reads only the unsettled end again', async () => {
    const node = new LogNode([10n, 1_000n]);
    const known = await read(node, 1n, 1_000n);
    node.ranges.length = 0;
    node.reports = [10n, 1_000n, 1_005n];
    const log = await read(node, 1n, 1_010n, known);
    expect(node.ranges).toEqual([[937n, 1_010n]]);
    expect(blocksOf(log)).toEqual([10n, 1_000n, 1_005n]);
  });

  it('drops an unsettled report that a reorganisation took away, and finds where it went', async () => {
    const node = new LogNode([10n, 990n]);
    const known = await read(node, 1n, 1_000n);
    node.reports = [10n, 993n];
    expect(blocksOf(await read(node, 1n, 1_001n, known))).toEqual([10n, 993n]);
  });

  it('forgets what lay above a head that was set back far', async () => {
    const node = new LogNode([10n, 300n, 800n]);
    const known = await read(node, 1n, 1_000n);
    node.reports = [10n];
    const log = await read(node, 1n, 200n, known);
    expect(blocksOf(log)).toEqual([10n]);
    expect(log.completeTo).toBe(200n);
  });

  it('starts anew when what is known does not reach back or forward far enough', async () => {
    const node = new LogNode([10n, 500n, 900n]);
    const known = await read(node, 400n, 600n);
    expect(blocksOf(await read(node, 1n, 1_000n, known))).toEqual([10n, 500n, 900n]);
    expect(blocksOf(await read(node, 800n, 1_000n, known))).toEqual([900n]);
  });

  it('finds the same in one go or in steps', async () => {
    const reports = fc.uniqueArray(fc.bigInt({ min: 1n, max: 500n }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        reports,
        fc.array(fc.bigInt({ min: 1n, max: 500n }), { maxLength: 6 }),
        async (blocks, heads) => {
          const node = new LogNode(blocks.toSorted((a, b) => Number(a - b)));
          let known: ReportLog | null = null;
          for (const head of heads) known = await read(node, 1n, head, known);
          expect(await read(node, 1n, 500n, known)).toEqual(await read(node, 1n, 500n));
        },
      ),
      { numRuns: 50 },
    );
  });
});
