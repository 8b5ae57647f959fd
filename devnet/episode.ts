import type { Send } from './client';

/** Something that happens at a moment of the seeded history beside what the protocol's own plan holds. */
export type Episode = {
  /** Unix seconds. */
  readonly at: number;
} & (
  | {
      /** Does it. The next block is set to `at`; each block after it comes a second later. */
      readonly play: () => Promise<void>;
    }
  | {
      /** Reads what it needs and returns its transactions, which share a block with all others of that moment. */
      readonly prepare: () => Promise<readonly Send[]>;
    }
);
