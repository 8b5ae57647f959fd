import 'server-only';

/** Answers that many ask for, made once: everyone who asks the same shares one. The oldest make room; a failure is not kept. */
export class KeptAnswers<T> {
  readonly #kept = new Map<string, Promise<T>>();

  /** @param most answers kept */
  constructor(readonly most: number) {}

  /** The answer under that key, made now unless it is known. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > this.most && !oldest.done) this.#kept.delete(oldest.value);
    return made;
  }
}
