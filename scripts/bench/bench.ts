import type { CommandContext } from '../command';

/** Something that is measured and printed as a table. */
export interface Bench {
  /** As it is asked for: `npm run bench -- <name>`. */
  readonly name: string;
  /** Several are asked for by what they have in common. */
  readonly group?: 'server';
  /** Takes too long to be run with the others: it has to be asked for by name. */
  readonly isLong?: boolean;
  readonly title: string;
  /** Rows with the same columns. A row whose `kept` is "no" broke its bound, and the command fails. */
  run(context: CommandContext): Promise<readonly Readonly<Record<string, string>>[]>;
}
