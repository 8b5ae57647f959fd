/** Cuts text that comes in pieces into lines, without their ends. */
export class LineCutter {
  /** The pieces of the line that has not ended: put together once, for a report of many megabytes can be one line. */
  #begun: string[] = [];

  constructor(readonly onLine: (line: string) => void) {}

  write(piece: string): void {
    const parts = piece.split('\n');
    const open = parts.pop() ?? '';
    for (const part of parts) this.#give(part);
    if (open !== '') this.#begun.push(open);
  }

  /** Nothing more comes: what has no end is a line too. */
  end(): void {
    if (this.#begun.length > 0) this.#give('');
  }

  #give(last: string): void {
    this.#begun.push(last);
    const line = this.#begun.join('');
    this.#begun = [];
    this.onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}
