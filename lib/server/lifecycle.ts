import 'server-only';

import { oncePerProcess } from './once-per-process';

/** Where a process is between its start and its end. */
export class Lifecycle {
  #draining = false;
  readonly startedAt = Date.now();

  /** Whether it has been told to stop: it finishes what it has and takes nothing new. */
  get draining(): boolean {
    return this.#draining;
  }

  drain(): void {
    this.#draining = true;
  }
}

/** This process's. */
export function lifecycle(): Lifecycle {
  return oncePerProcess('lifecycle', () => new Lifecycle());
}
