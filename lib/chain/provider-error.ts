/** Codes of EIP-1193: the person said no; the wallet does not know the method. */
export const USER_REJECTED = 4001;
export const UNSUPPORTED = 4200;

/** What a wallet's provider rejects with (EIP-1193): an error with its code. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
