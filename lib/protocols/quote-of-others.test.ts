import { describe, expect, it } from 'vitest';
import { quoteVault } from './erc4626/quote';
import { priced, vaultContext } from './erc4626/vault.fixture';
import { eth, poolWith } from './lido/lido.fixture';
import { isPricedByChain, maxDeposit, quoteOther } from './quote-of-others';
import { quoteRocketPool } from './rocket-pool/quote';
import { rocketContext } from './rocket-pool/rocket-pool.fixture';

const STAKE = { kind: 'stake', amount: eth(1n), receive: 'accruing' } as const;

describe('quotes of other pools', () => {
  it('are their own adapter’s', () => {
    const rocket = rocketContext();
    expect(quoteOther(rocket, STAKE)).toEqual(quoteRocketPool(rocket, STAKE));
    const vault = vaultContext({ price: priced(eth(1n), 9n) });
    expect(quoteOther(vault, STAKE)).toEqual(quoteVault(vault, STAKE));
    expect(quoteOther(vault, STAKE).ok).toBe(true);
  });

  it('of a vault wait for the contract’s word, of Rocket Pool do not', () => {
    expect(isPricedByChain(vaultContext().pool)).toBe(true);
    expect(isPricedByChain(rocketContext().pool)).toBe(false);
    expect(quoteOther(vaultContext(), STAKE)).toMatchObject({ error: { code: 'not-priced', reason: null } });
  });

  it('keep gas back of what a person has', () => {
    const { position } = rocketContext();
    const most = maxDeposit(rocketContext());
    expect(most).toBeGreaterThan(0n);
    expect(most).toBeLessThan(position?.ether ?? 0n);
  });

  it('are not made for Lido, whose forms have quotes of their own', () => {
    const context = { ...vaultContext(), pool: poolWith() };
    expect(() => quoteOther(context, STAKE)).toThrow('no form of another pool quotes lido');
  });
});
