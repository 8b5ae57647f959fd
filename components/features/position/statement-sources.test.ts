import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { ACCOUNT, LIDO_SUMS, TOKEN, VAULT_SUMS } from './position-sources.fixture';
import { reportsSource, type SumsAt, sumSource } from './statement-sources';

const at: SumsAt = {
  site: 'https://millrace.example',
  account: ACCOUNT,
  block: { number: 99n, timestamp: unixSeconds(1_767_312_000n) },
  since: null,
  pools: [LIDO_SUMS, { ...LIDO_SUMS, id: 'rocket-pool', name: 'Rocket Pool' }, VAULT_SUMS],
};
const since = unixSeconds(1_767_225_600n);
const URL = `https://millrace.example/api/v1/accounts/${ACCOUNT}/ledger?format=csv&to=99`;

describe('sumSource', () => {
  it('sums the lines of a kind in one pool’s ledger', () => {
    expect(sumSource('rewards', 'lido', at)).toEqual({
      title: 'Rewards',
      formula: 'The sum of all lines of the ledger called “Reward”. Each has its event as its origin.',
      contractName: 'Lido',
      contract: TOKEN,
      command: `curl -fsS "${URL}&pool=lido" | awk -F, '$6~/^(reward)$/{print $7}' | paste -sd+ - | bc`,
      blockText: 'block 99, 2 Jan, 00:00 UTC',
    });
  });

  it('takes only the lines since the day that is asked for, and opens with those before', () => {
    expect(sumSource('transfers', 'lido', { ...at, since }).command).toContain(
      `'$6~/^(transfer-in|transfer-out|request-transfer)$/&&$2>="2026-01-01"{print $7}'`,
    );
    const opening = sumSource('opening', 'lido', { ...at, since });
    expect(opening.formula).toBe('What the ledger opens with + all its lines before 1 Jan 2026.');
    expect(opening.command).toContain(`'$6=="opening"{print $8} $2!=""&&$2<"2026-01-01"{print $7}'`);
  });

  it('names each pool’s part of a sum over all, and leaves other units out', () => {
    const source = sumSource('moves', null, at);
    expect(source.formula).toMatch(/^−0\.5 ETH in Lido, −0\.5 ETH in Rocket Pool: /);
    expect(source.command).toContain(`${URL}" | awk`);
    expect(source.command).toContain('&&$9=="ETH"{print $7}');
  });

  it('reads what there is now from the contract of the largest part', () => {
    const source = sumSource('closing', 'lido', at);
    expect(source.formula).toBe(
      '1 shares × 1.1 ETH + 2 wstETH × 1.1 ETH + 0.5 ETH asked for or ready. Each part is rounded down. The call reads the wstETH.',
    );
    expect(source.command).toMatch(/^cast call .*getPooledEthByShares.* 2000000000000000000 --block 99 /);
    expect(sumSource('closing', null, at).command).toContain(`'$6=="rounding"&&$9=="ETH"{print $8}'`);
  });

  it('tells a rounding as what is left over', () => {
    expect(sumSource('rounding', 'lido', at).formula).toBe(
      '3.8 ETH now − 0 ETH at the start − 3.800 000 000 000 000 001 ETH of all lines.'.replaceAll(
        /(?<=\d) (?=\d)/g,
        '\u2009',
      ),
    );
  });

  it('has none for a pool without a ledger', () => {
    expect(() => sumSource('rewards', 'brook', at)).toThrow('no ledger of brook');
  });
});

describe('reportsSource', () => {
  it('counts the lines that reports make', () => {
    const source = reportsSource({ ...at, since }, since);
    expect(source.command).toContain(`'$6~/^(reward|loss)$/&&$2>="2026-01-01"&&$9=="ETH"{print $7}' | wc -l`);
  });
});
