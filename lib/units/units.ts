declare const unit: unique symbol;
type Unit<Name extends string> = bigint & { readonly [unit]: Name };

/** An amount of ETH, or of a token worth one ETH each (stETH), in 1e-18. */
export type Wei = Unit<'wei'>;
/** Shares of a pool, 18 decimals. One unit of the wrapped, non-rebasing token is one share. */
export type Shares = Unit<'shares'>;
/** A ratio scaled by 1e27: share rates, APR, APY. */
export type Ray = Unit<'ray'>;
/** Seconds since 1970-01-01 UTC, as block timestamps count them. */
export type UnixSeconds = Unit<'unix-seconds'>;

/** One whole ETH, token or share in its smallest unit. */
export const ONE_ETHER = 10n ** 18n;
/** The scale of {@link Ray}. */
export const RAY = 10n ** 27n;

/** Marks a bigint as an amount in wei. Used where data enters: decoding, parsing, tests. */
export const wei = (value: bigint): Wei => value as Wei;
/** Marks a bigint as a number of shares (18 decimals). */
export const shares = (value: bigint): Shares => value as Shares;
/** Marks a bigint as a ratio scaled by 1e27. */
export const ray = (value: bigint): Ray => value as Ray;
/** Marks a bigint as seconds since 1970 UTC. */
export const unixSeconds = (value: bigint): UnixSeconds => value as UnixSeconds;
