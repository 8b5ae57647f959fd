import 'server-only';

/** Answers kept at most, and the size above which one is not kept. */
const MOST_ANSWERS = 1_000;
const MOST_LENGTH = 200_000;

/** Answers that hold while the chain's head is the same; whoever asks the same meanwhile shares one request. */
export class BlockCache {
  readonly #answers = new Map<string, Promise<unknown>>();
  #head = '';

  /**
   * The answer to a request at a head, from the cache or by asking.
   * @param head what names the head; another one empties the cache
   */
  get(head: string, key: string, ask: () => Promise<unknown>): Promise<unknown> {
    if (head !== this.#head) this.#answers.clear();
    this.#head = head;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const asking = ask();
    this.#answers.set(key, asking);
    const forget = () => {
      if (this.#answers.get(key) === asking) this.#answers.delete(key);
    };
    // Nothing is no answer for long: a transaction that is not mined yet may be in the next moment.
    asking.then((answer) => {
      if (answer === null || JSON.stringify(answer).length > MOST_LENGTH) forget();
    }, forget);
    if (this.#answers.size > MOST_ANSWERS) this.#answers.delete(this.#answers.keys().next().value ?? '');
    return asking;
  }
}
