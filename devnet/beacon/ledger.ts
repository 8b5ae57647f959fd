/** Everything that ever entered or left the pool's part of the beacon chain, gwei. */
export type Ledger = {
  readonly depositedGwei: bigint;
  /** For attestations, blocks and sync committees. */
  readonly rewardsGwei: bigint;
  /** For duties not done while active. */
  readonly missedGwei: bigint;
  /** For slashings: at once, at the midpoint, and for the duties of the slashed until they are paid out. */
  readonly slashedGwei: bigint;
  /** Taken by hand, in the stead of an inactivity leak. */
  readonly leakedGwei: bigint;
  /** Above 32 ETH, paid to the vault. */
  readonly skimmedGwei: bigint;
  /** Of validators that left, paid to the vault. */
  readonly exitedGwei: bigint;
};

export const EMPTY_LEDGER: Ledger = {
  depositedGwei: 0n,
  rewardsGwei: 0n,
  missedGwei: 0n,
  slashedGwei: 0n,
  leakedGwei: 0n,
  skimmedGwei: 0n,
  exitedGwei: 0n,
};

/** The ledger with more of some entries. */
export function withEntries(ledger: Ledger, entries: Partial<Ledger>): Ledger {
  return combine(ledger, { ...EMPTY_LEDGER, ...entries }, (a, b) => a + b);
}

/** What came between two states of a ledger. */
export function ledgerBetween(before: Ledger, after: Ledger): Ledger {
  return combine(after, before, (a, b) => a - b);
}

/** What must still be on the beacon chain, gwei: deposits and rewards less penalties and payments. */
export function ledgerBalance(ledger: Ledger): bigint {
  const lost = ledger.missedGwei + ledger.slashedGwei + ledger.leakedGwei;
  return ledger.depositedGwei + ledger.rewardsGwei - lost - ledger.skimmedGwei - ledger.exitedGwei;
}

function combine(a: Ledger, b: Ledger, operation: (a: bigint, b: bigint) => bigint): Ledger {
  return {
    depositedGwei: operation(a.depositedGwei, b.depositedGwei),
    rewardsGwei: operation(a.rewardsGwei, b.rewardsGwei),
    missedGwei: operation(a.missedGwei, b.missedGwei),
    slashedGwei: operation(a.slashedGwei, b.slashedGwei),
    leakedGwei: operation(a.leakedGwei, b.leakedGwei),
    skimmedGwei: operation(a.skimmedGwei, b.skimmedGwei),
    exitedGwei: operation(a.exitedGwei, b.exitedGwei),
  };
}
