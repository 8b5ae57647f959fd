import 'server-only';

import type { AccountPicture, AccountState } from '@/lib/protocols/live-state';
import type { BlockRef } from '@/lib/protocols/protocol';

/** Accounts kept at most; the one asked for longest ago goes first. */
const MOST_ACCOUNTS = 2_000;

interface Good extends AccountPicture {
  readonly block: BlockRef;
}

interface Entry {
  readonly hash: string;
  readonly reading: Promise<AccountPicture>;
  readonly good: Good | null;
}

/** One read per account and block, shared by everyone who asks; the last good answer is kept for when a read fails. */
export class AccountStore {
  readonly #entries = new Map<string, Entry>();

  constructor(
    readonly read: (account: `0x${string}`, block: BlockRef) => Promise<AccountPicture>,
    readonly explain: (error: unknown) => string,
  ) {}

  /** The account at that block, or its last good picture, or why there is none. Never throws. */
  async at(account: `0x${string}`, block: BlockRef): Promise<AccountState> {
    const key = account.toLowerCase();
    const known = this.#entries.get(key);
    const entry =
      known?.hash === block.hash
        ? known
        : { hash: block.hash, reading: this.read(account, block), good: known?.good ?? null };
    this.#keep(key, entry);
    try {
      const picture = await entry.reading;
      this.#remember(key, entry.reading, { ...picture, block });
      return { status: 'live', ...picture, block };
    } catch (error) {
      const latest = this.#entries.get(key);
      if (latest?.reading === entry.reading) this.#keep(key, { ...latest, hash: '' });
      const good = latest?.good ?? entry.good;
      return good === null ? { status: 'unavailable', reason: this.explain(error) } : { status: 'stale', ...good };
    }
  }

  /** A slow answer for an older block replaces neither a newer good one nor the read that is under way. */
  #remember(key: string, reading: Promise<AccountPicture>, good: Good): void {
    const latest = this.#entries.get(key);
    if (latest === undefined) return;
    if (latest.reading !== reading && latest.good !== null && latest.good.block.number >= good.block.number) return;
    this.#keep(key, { ...latest, good });
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size <= MOST_ACCOUNTS) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
