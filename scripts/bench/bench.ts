/** Something that is measured and printed as a table. */
export interface Bench {
  /** As it is asked for: `npm run bench -- <name>`. */
  readonly name: string;
  readonly title: string;
  /** Rows with the same columns. */
  run(): Promise<readonly Readonly<Record<string, string>>[]>;
}
