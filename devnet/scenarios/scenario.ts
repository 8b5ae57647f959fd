import type { DevnetLink } from '../devnet-link';

/** A state of the local chain with a name, for people and for the browser tests. */
export type Scenario = {
  readonly about: string;
  /** Brings the chain there. */
  readonly play: (link: DevnetLink) => Promise<void>;
  /** Brings it back; absent when only a snapshot or a new chain can. */
  readonly undo?: (link: DevnetLink) => Promise<void>;
};
