import type { CommandContext } from '../command';

/** Something that is measured and printed as a table. */
export interface Bench {
  /** As it is asked for: `npm run bench -- <name>`. */
  readonly name: string;
  /** Several are asked for by what they have in common. */
  readonly group?: 'server';
  readonly title: string;
  /** Rows with the same columns. */
  run(context: CommandContext): Promise<readonly Readonly<Record<string, string>>[]>;
}
