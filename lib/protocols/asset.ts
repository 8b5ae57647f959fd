import type { Address } from 'viem';

/** Lido's two tokens: the one whose balance grows, and the one whose value grows. */
export type LidoToken = 'rebasing' | 'wrapped';

/** A token that stands for staked ether. `accruing`: the only token of its protocol, whose value grows. */
export type LiquidToken = LidoToken | 'accruing';

/** A token a pool deals in. `underlying`: what a vault takes and pays, such as wrapped ether. */
export type TokenKind = LiquidToken | 'underlying';

/** A thing that is given or received. */
export type Asset = 'ether' | TokenKind;

/** A token as its contract names it. */
export interface TokenInfo {
  readonly address: Address;
  readonly symbol: string;
  /** Decimals of its smallest unit. Absent where the protocol fixes them at 18, as ether has. */
  readonly decimals?: number;
}

/** The tokens of a pool, by what they are in it. */
export type Tokens = Readonly<Partial<Record<TokenKind, TokenInfo>>>;
