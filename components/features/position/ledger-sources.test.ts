import { describe, expect, it } from 'vitest';

import { RAY } from '@/lib/units/units';

import { balanceSource, changeSource } from './ledger-sources';
import { ACCOUNT, LIDO_SUMS, QUEUE, RECEIVED, REWARD, TOKEN, VAULT_SUMS, WRAPPER } from './position-sources.fixture';

const ETHER = 10n ** 18n;
const NOTHING = { shares: 0n, wrapped: 0n, queued: 0n };

describe('changeSource', () => {
  it('names the event of what came, in its block, with its amount and the rate then', () => {
    expect(changeSource(RECEIVED, LIDO_SUMS)).toEqual({
      title: 'Received',
      formula: '1 shares came × 1.1 ETH, the rate then. Rounded together with the lines before it: 1.1 ETH.',
      contractName: 'Lido',
      contract: TOKEN,
      command: `cast logs --address ${TOKEN} "TransferShares(address,address,uint256)" --from-block 77 --to-block 77 --rpc-url YOUR_NODE`,
      blockText: 'block 77, 1 Jan, 00:00 UTC',
    });
  });

  it('tells wrapped tokens from shares, and what left from what came', () => {
    const line = { ...RECEIVED, kind: 'transfer-out', moved: { ...NOTHING, wrapped: -2n * ETHER } } as const;
    const { formula, contract } = changeSource(line, LIDO_SUMS);
    expect(formula).toContain('2 wstETH left × 1.1 ETH, the rate then.');
    expect(contract).toBe(WRAPPER);
  });

  it('names the report and both rates of what it brought', () => {
    const { formula, command } = changeSource(REWARD, LIDO_SUMS);
    expect(formula).toBe(
      '3 shares held × (1.1 ETH after the report − 1 ETH before it). Rounded together with the lines before it: 0.3 ETH.',
    );
    expect(command).toContain('"TokenRebased(uint256)" --from-block 77 --to-block 77');
  });

  it('tells the two lines of a request apart, which are of two contracts', () => {
    const asked = { ...RECEIVED, kind: 'withdrawal-request' } as const;
    const given = changeSource({ ...asked, moved: { ...NOTHING, shares: -ETHER } }, LIDO_SUMS);
    const gained = changeSource({ ...asked, moved: { ...NOTHING, queued: ETHER } }, LIDO_SUMS);
    expect([given.contract, gained.contract]).toEqual([TOKEN, QUEUE]);
    expect(gained.formula).toContain('1 ETH came with the request.');
  });

  it('names the claim of what was paid, and of what was paid less', () => {
    const moved = { ...NOTHING, queued: -ETHER / 2n };
    const paid = changeSource({ ...RECEIVED, kind: 'claim', moved }, LIDO_SUMS);
    const less = changeSource({ ...RECEIVED, kind: 'claim-discount', moved }, LIDO_SUMS);
    expect(paid.command).toContain('WithdrawalClaimed');
    expect(paid.formula).toContain('0.5 ETH were paid and have left.');
    expect(less.formula).toContain('0.5 ETH less were paid than asked for.');
  });

  it('reads the rate itself where no event moved it', () => {
    const line = { ...REWARD, kind: 'between-reports', transaction: null } as const;
    const { formula, command } = changeSource(line, LIDO_SUMS);
    expect(formula).toContain('3 shares held × (1.1 ETH at this block − 1 ETH when it last moved).');
    expect(command).toBe(
      `cast call ${TOKEN} "getPooledEthByShares(uint256)(uint256)" 1000 --block 77 --rpc-url YOUR_NODE`,
    );
  });

  it('keeps the decimals of a vault’s two tokens apart', () => {
    const line = {
      ...RECEIVED,
      kind: 'deposit',
      change: 3_000_000n,
      rate: (RAY * 15n) / 1_000n,
      moved: { ...NOTHING, wrapped: 2n * 10n ** 8n },
    } as const;
    expect(changeSource(line, VAULT_SUMS).formula).toBe(
      '2 vUSD came × 1.5 USD, the rate then. Rounded together with the lines before it: 3 USD.',
    );
  });
});

describe('balanceSource', () => {
  it('sums what is held and reads the largest part, by its amount', () => {
    const source = balanceSource(REWARD, LIDO_SUMS, ACCOUNT);
    expect(source.formula).toContain('1 shares × 1.1 ETH + 2 wstETH × 1.1 ETH. By the ledger 3.3 ETH;');
    expect(source.formula).toContain('The call reads the wstETH at the end of that block.');
    expect(source.command).toBe(
      `cast call ${TOKEN} "getPooledEthByShares(uint256)(uint256)" ${2n * ETHER} --block 77 --rpc-url YOUR_NODE`,
    );
  });

  it('reads it by the account where the contract counts for it', () => {
    const { command } = balanceSource(RECEIVED, LIDO_SUMS, ACCOUNT);
    expect(command).toContain(`"balanceOf(address)(uint256)" ${ACCOUNT} --block 77`);
  });

  it('says that nothing is left, and reads that', () => {
    const { formula, command } = balanceSource({ ...RECEIVED, held: NOTHING, balance: 0n }, LIDO_SUMS, ACCOUNT);
    expect(formula).toMatch(/^Nothing is left\./);
    expect(command).toContain(`"balanceOf(address)(uint256)" ${ACCOUNT}`);
  });
});
