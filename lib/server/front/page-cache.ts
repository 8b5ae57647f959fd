import 'server-only';

/** Renderings kept at most: each page, its parts, and each in three themes. */
const MOST_PAGES = 200;

/**
 * Renderings of one version of the figures. Whoever asks for the same while it is being made shares it; another version
 * empties the cache, so that it holds no more than the pages of one block.
 */
export class PageCache<T> {
  readonly #pages = new Map<string, Promise<T | null>>();
  #version = '';
  #rendered = 0;

  /** How many renderings have been made. */
  get rendered(): number {
    return this.#rendered;
  }

  /**
   * The rendering of a page, from the cache or by making it.
   * @param version names the figures that the page shows
   * @returns null when it cannot be shared; that is not kept
   */
  get(version: string, key: string, render: () => Promise<T | null>): Promise<T | null> {
    if (version !== this.#version) this.#pages.clear();
    this.#version = version;
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    this.#rendered += 1;
    const rendering = render();
    this.#pages.set(key, rendering);
    const forget = () => {
      if (this.#pages.get(key) === rendering) this.#pages.delete(key);
    };
    rendering.then((page) => {
      if (page === null) forget();
    }, forget);
    if (this.#pages.size > MOST_PAGES) this.#pages.delete(this.#pages.keys().next().value ?? '');
    return rendering;
  }
}
