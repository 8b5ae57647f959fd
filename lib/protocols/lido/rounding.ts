/** Rounding to whole shares costs a request a wei or two; only more than that is a loss worth naming. */
export const ROUNDING_WEI = 2n;
