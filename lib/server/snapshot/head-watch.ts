import 'server-only';

import type { Header } from './header';

/** Between two attempts to have heads announced. */
const RETRY_MS = 15_000;

/** Has a node announce its heads, where one can, and tries again when it stops. */
export class HeadWatch {
  #state: 'off' | 'trying' | 'on' = 'off';
  #end: (() => void) | null = null;
  #tryAfterMs = 0;
  #heardAtMs = 0;

  constructor(
    readonly announce: (onHead: (header: Header) => void, onEnd: () => void) => Promise<(() => void) | null>,
    readonly onHead: (header: Header) => void,
    readonly now: () => number,
  ) {}

  /** Whether heads are announced now. */
  get isOn(): boolean {
    return this.#state === 'on';
  }

  /** Starts unless it is on already or was tried a moment ago. */
  start(): void {
    if (this.#state !== 'off' || this.now() < this.#tryAfterMs) return;
    this.#state = 'trying';
    this.#tryAfterMs = this.now() + RETRY_MS;
    const onEnd = () => {
      this.#state = 'off';
      this.#end = null;
    };
    this.announce(this.#hear, onEnd).then((end) => {
      this.#end = end;
      if (end === null) this.#state = 'off';
    }, onEnd);
  }

  /** It counts as on only once it has announced something: some nodes accept and never tell. */
  readonly #hear = (header: Header): void => {
    if (this.#end !== null) this.#state = 'on';
    this.#heardAtMs = this.now();
    this.onHead(header);
  };

  /** Looking takes over again once nothing was heard for so long. */
  giveUpAfter(silenceMs: number): void {
    if (this.isOn && this.now() - this.#heardAtMs >= silenceMs) this.stop();
  }

  stop(): void {
    this.#end?.();
    this.#end = null;
    this.#state = 'off';
  }
}
