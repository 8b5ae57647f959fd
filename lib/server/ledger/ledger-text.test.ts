import { describe, expect, it } from 'vitest';
import { decodeJson } from '@/lib/codec';
import { accountLedger } from '@/lib/domain/ledger';
import type { AccountState } from '@/lib/domain/ledger-book';
import type { AccountEvent } from '@/lib/domain/ledger-events';
import { ONE_ETHER, shares, unixSeconds, wei } from '@/lib/units/units';

import { hashOfInputs } from './inputs-hash';
import { koinlyCsv } from './koinly-text';
import type { LedgerDocument } from './ledger-document';
import type { NamedLedgerPool } from './ledger-pools';
import { ledgerCsv, ledgerJson } from './ledger-text';
import { rotkiCsv } from './rotki-text';

const ME = `0x${'aa'.repeat(20)}`;
const NOBODY = `0x${'00'.repeat(20)}`;
const places = { account: ME, wrapper: `0x${'cc'.repeat(20)}`, withdrawalQueue: `0x${'dd'.repeat(20)}` };
const rateOf = (percent: bigint) => ({ totalPooledEther: wei(percent), totalShares: shares(100n) });
const at = (blockNumber: bigint, logIndex = 0) => ({
  blockNumber,
  logIndex,
  transaction: `0x${blockNumber}`.padEnd(66, 'e'),
});
const nothing: AccountState = { shares: shares(0n), wrapped: shares(0n), queued: wei(0n), rate: rateOf(100n) };
const step = (before: bigint, after: bigint) => {
  return { timestamp: unixSeconds(1n), elapsed: 86_400n, before: rateOf(before), after: rateOf(after) };
};
const events: readonly AccountEvent[] = [
  { kind: 'shares-moved', ...at(1n), from: NOBODY, to: ME, shares: shares(10n * ONE_ETHER) },
  { kind: 'rebased', ...at(2n), report: step(100n, 110n) },
  { kind: 'rebased', ...at(3n), report: step(110n, 105n) },
  { kind: 'shares-moved', ...at(4n, 0), from: ME, to: places.wrapper, shares: shares(2n * ONE_ETHER) },
  { kind: 'wrapped-moved', ...at(4n, 1), from: NOBODY, to: ME, shares: shares(2n * ONE_ETHER) },
  { kind: 'shares-moved', ...at(5n, 0), from: ME, to: places.withdrawalQueue, shares: shares(2n * ONE_ETHER) },
  { kind: 'request-gained', ...at(5n, 1), nominal: wei((21n * ONE_ETHER) / 10n), made: true },
  { kind: 'claimed', ...at(6n), nominal: wei((21n * ONE_ETHER) / 10n), paid: wei(2n * ONE_ETHER) },
];
const closing = { ...nothing, shares: shares(6n * ONE_ETHER), wrapped: shares(2n * ONE_ETHER), rate: rateOf(105n) };

const token = (symbol: string, byte: string) => ({ address: `0x${byte.repeat(20)}`, symbol, decimals: 18 });
const pool = {
  ...{ id: 'lido', name: 'Lido', unit: 'ETH', isEther: true, decimals: 18, reports: [], fromBlock: 0n },
  tokens: { rebasing: token('stETH', '01'), wrapped: token('wstETH', '02') },
} as unknown as NamedLedgerPool;

function documentOf(named = pool, happened = events, end = closing): LedgerDocument {
  const result = accountLedger(nothing, happened, end, places);
  if (!result.ok) throw new Error('does not add up');
  const times = new Map(happened.map(({ blockNumber }) => [blockNumber, 1_769_860_800n + blockNumber * 60n]));
  const states = { opening: nothing, closing: end, openingSource: 'nothing' as const, inputsHash: 'f'.repeat(64) };
  return {
    ...{ chainId: 1, account: ME, from: 0n },
    to: { number: 9n, hash: `0x${'ab'.repeat(32)}`, timestamp: 1_769_861_400n },
    ledgers: [{ pool: named, found: { status: 'ready', ledger: result.value, times, ...states } }],
  };
}
const rows = (pieces: Generator<string>) =>
  [...pieces]
    .join('')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

describe('koinlyCsv', () => {
  const [head, ...lines] = rows(koinlyCsv(documentOf()));

  it('has the columns of the universal template', () => {
    expect(head).toEqual([
      ...['Date', 'Sent Amount', 'Sent Currency', 'Received Amount', 'Received Currency', 'Fee Amount', 'Fee Currency'],
      ...['Net Worth Amount', 'Net Worth Currency', 'Label', 'Description', 'TxHash'],
    ]);
  });

  it('tells deposits, rewards, losses, wraps and claims apart, and a request as nothing', () => {
    expect(lines.map((cells) => [...cells.slice(1, 5), cells[9]])).toEqual([
      ['', '', '10', 'STETH', ''],
      ['', '', '1', 'STETH', 'reward'],
      ['0.5', 'STETH', '', '', 'lost'],
      ['2.1', 'STETH', '2', 'WSTETH', ''],
      ['2.1', 'STETH', '2', 'ETH', ''],
    ]);
  });

  it('has a row for each token when a transaction brings both', () => {
    const stranger = `0x${'bb'.repeat(20)}`;
    const gift: readonly AccountEvent[] = [
      { kind: 'shares-moved', ...at(1n, 0), from: stranger, to: ME, shares: shares(3n * ONE_ETHER) },
      { kind: 'wrapped-moved', ...at(1n, 1), from: stranger, to: ME, shares: shares(2n * ONE_ETHER) },
    ];
    const end = { ...nothing, shares: shares(3n * ONE_ETHER), wrapped: shares(2n * ONE_ETHER) };
    const [, ...both] = rows(koinlyCsv(documentOf(pool, gift, end)));
    expect(both.map((cells) => cells.slice(1, 5))).toEqual([
      ['', '', '3', 'STETH'],
      ['', '', '2', 'WSTETH'],
    ]);
  });

  it('dates in UTC, and names the block, the inputs and the transaction', () => {
    const [date, , , , , , , , , , description, hash] = lines[0] ?? [];
    expect(date).toBe('2026-01-31 12:01 UTC');
    expect(description).toBe(`Lido: deposit; block 1; inputs sha256:${'f'.repeat(64)}`);
    expect(hash).toBe(at(1n).transaction);
  });

  it('leaves what is held at the end', () => {
    const sum = (symbol: string) =>
      lines.reduce((total, cells) => {
        const received = cells[4] === symbol ? Number(cells[3]) : 0;
        return total + received - (cells[2] === symbol ? Number(cells[1]) : 0);
      }, 0);
    expect(sum('STETH')).toBeCloseTo(6.3, 12);
    expect(sum('WSTETH')).toBe(2);
  });
});

describe('rotkiCsv', () => {
  it('has one row for each token, by chain and address, with times in milliseconds', () => {
    const [head, ...lines] = rows(rotkiCsv(documentOf()));
    expect(head).toEqual(['Type', 'Location', 'Currency', 'Amount', 'Fee', 'Fee Currency', 'Description', 'Timestamp']);
    const st = `eip155:1/erc20:0x${'01'.repeat(20)}`;
    expect(lines.map(([type, , currency, amount]) => [type, currency, amount])).toEqual([
      ['Deposit', st, '10'],
      ['Staking', st, '1'],
      ['Loss', st, '0.5'],
      ['Withdrawal', st, '2.1'],
      ['Deposit', `eip155:1/erc20:0x${'02'.repeat(20)}`, '2'],
      ['Withdrawal', st, '2.1'],
      ['Deposit', 'ETH', '2'],
    ]);
    expect(lines[0]?.[7]).toBe('1769860860000');
  });
});

describe('ledgerCsv', () => {
  it('adds up, and its last line names the block and the inputs', () => {
    const [, ...lines] = rows(ledgerCsv(documentOf()));
    const last = lines.at(-1);
    expect(last?.slice(0, 6)).toEqual(['lido', '2026-01-31T12:10:00Z', '9', '', '', 'rounding']);
    expect(last?.slice(7)).toEqual(['8.4', 'ETH', '', `sha256:${'f'.repeat(64)}`]);
    const sum = lines.reduce((total, cells) => total + BigInt(Math.round(Number(cells[6]) * 1e6)), 0n);
    expect(sum).toBe(8_400_000n);
  });

  it('never hands out a symbol as something to run', () => {
    const evil = {
      ...pool,
      name: '=HYPERLINK("x")',
      unit: '=1+1',
      tokens: { ...pool.tokens, rebasing: token('@SUM(A1)', '01') },
    };
    for (const write of [ledgerCsv, koinlyCsv, rotkiCsv]) {
      for (const piece of write(documentOf(evil))) expect(piece).not.toMatch(/(^|,)"?[=@]/);
    }
  });
});

describe('ledgerJson', () => {
  it('is one document with every ledger', () => {
    const text = [...ledgerJson(documentOf())].join('');
    const read = decodeJson<{ ledgers: { pool: string; closing: bigint; lines: unknown[]; inputsHash: string }[] }>(
      text,
    );
    expect(read.ledgers.map(({ pool: id, closing: end }) => [id, end])).toEqual([['lido', 84n * 10n ** 17n]]);
    expect(read.ledgers[0]?.lines).toHaveLength(9);
  });
});

describe('hashOfInputs', () => {
  const inputs = {
    ...{ pool: 'lido', account: ME, opening: nothing, closing, events },
    range: { fromBlock: 0n, toBlock: { number: 9n, hash: '0xAB' } },
  };
  it('does not depend on the order or the case things come in, and on everything else', () => {
    const hash = hashOfInputs(inputs);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfInputs({ ...inputs, account: ME.toUpperCase(), events: events.toReversed() })).toBe(hash);
    expect(hashOfInputs({ ...inputs, events: events.slice(1) })).not.toBe(hash);
    expect(hashOfInputs({ ...inputs, closing: nothing })).not.toBe(hash);
  });
});
