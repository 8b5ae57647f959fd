import type { Asset } from './asset';

/** Why an intent is not carried out. A refusal is an answer, not an error; its wording is in `lib/format`. */
export type Refusal =
  /** The protocol has nothing of the kind. */
  | { readonly code: 'not-offered' }
  /** Quoted by the chain itself, which has not been asked yet, or gave no price. */
  | { readonly code: 'not-priced'; readonly reason: string | null }
  | { readonly code: 'amount-zero' }
  | { readonly code: 'protocol-stopped' }
  | { readonly code: 'staking-paused' }
  | {
      readonly code: 'limit-exceeded';
      readonly left: bigint;
      readonly max: bigint;
      readonly blocksUntilFits: bigint | null;
    }
  /** `withEther`: the balance counts the account's ether too, which would be wrapped. */
  | {
      readonly code: 'balance-exceeded';
      readonly asset: Asset;
      readonly balance: bigint;
      readonly withEther?: true;
    }
  | { readonly code: 'gas-exceeds-balance'; readonly needed: bigint; readonly balance: bigint }
  | { readonly code: 'nothing-received' }
  | { readonly code: 'below-minimum'; readonly min: bigint }
  /** The pool takes no more than that until others take from it. */
  | { readonly code: 'pool-full'; readonly left: bigint }
  /** A vault takes no more than that of its underlying token now. */
  | { readonly code: 'vault-full'; readonly left: bigint }
  /** A vault takes deposits only as requests (ERC-7540), which the app does not make. */
  | { readonly code: 'deposits-by-request' }
  /** Too little is there to be paid at once; `most` tokens can be given back now for the `available` wei. */
  | { readonly code: 'collateral-short'; readonly available: bigint; readonly most: bigint }
  /** The market pays less than the person wants at least, wei. */
  | { readonly code: 'price-below-least'; readonly least: bigint; readonly pays: bigint }
  | { readonly code: 'queue-paused' }
  | { readonly code: 'request-too-small'; readonly min: bigint }
  | { readonly code: 'too-many-requests'; readonly count: number; readonly most: number; readonly mostAmount: bigint }
  | { readonly code: 'nothing-selected' }
  | { readonly code: 'too-many-claims'; readonly most: number }
  | { readonly code: 'not-claimable'; readonly id: bigint }
  /** A vault pays its oldest requests first, so this one has to be claimed too. */
  | { readonly code: 'oldest-first'; readonly id: bigint }
  | { readonly code: 'not-owner'; readonly id: bigint };

/** The code of every refusal. */
export type RefusalCode = Refusal['code'];
