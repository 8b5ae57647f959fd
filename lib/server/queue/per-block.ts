import 'server-only';

import type { BlockRef } from '@/lib/protocols/protocol';

interface Kept<T> {
  readonly hash: string;
  readonly answer: Promise<T>;
}

/** One answer per question and block, shared by everyone who asks it; the question asked longest ago is forgotten first. */
export class PerBlock<T> {
  readonly #kept = new Map<string, Kept<T>>();

  constructor(readonly most: number) {}

  /**
   * The answer at a block. One that fails is not kept.
   * @param question tells one from another
   * @throws whatever `find` throws
   */
  at(block: Pick<BlockRef, 'hash'>, question: string, find: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(question);
    const kept = known?.hash === block.hash ? known : { hash: block.hash, answer: find() };
    this.#kept.delete(question);
    this.#kept.set(question, kept);
    kept.answer.catch(() => this.#forget(question, kept));
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > this.most && !oldest.done) this.#kept.delete(oldest.value);
    return kept.answer;
  }

  #forget(question: string, kept: Kept<T>): void {
    if (this.#kept.get(question) === kept) this.#kept.delete(question);
  }
}
