/** What a document says about one file: all of it, or what changes in it. */
export type Instruction =
  | { readonly kind: 'create'; readonly file: string; readonly text: string }
  | { readonly kind: 'change'; readonly file: string; readonly hunks: readonly Hunk[] }
  | { readonly kind: 'run'; readonly commands: readonly string[] };

/** Lines that stand in a file exactly once, and what stands there afterwards. */
interface Hunk {
  readonly before: string;
  readonly after: string;
}

/** A document that cannot be followed: which file, and what is wrong. */
export class CannotFollow extends Error {
  override readonly name = 'CannotFollow';

  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

/** A fenced block, with the line "`path`:" above it where there is one. */
const BLOCK = /(?:^`(?<file>[^`\n]+)`:\n\n)?^```(?<language>\w+)\n(?<text>[\s\S]*?)^```$/gm;

/**
 * The instructions of a Markdown document in its order.
 * @throws CannotFollow for code that belongs to no file
 */
export function instructionsOf(markdown: string): readonly Instruction[] {
  return [...markdown.matchAll(BLOCK)].map(({ groups = {} }) => {
    const { file, language = '', text = '' } = groups;
    if (language === 'sh') return { kind: 'run', commands: text.trim().split('\n') };
    if (file === undefined) throw new CannotFollow(`a block of ${language}`, 'no file is named above it');
    if (language === 'diff') return { kind: 'change', file, hunks: text.split(/^@@$\n/m).map(hunkOf) };
    return { kind: 'create', file, text };
  });
}

function hunkOf(text: string): Hunk {
  const lines = text.split('\n').slice(0, -1);
  const side = (mark: string) =>
    lines
      .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { before: side('-'), after: side('+') };
}

/**
 * A file's text with the changes made.
 * @throws CannotFollow when lines to be changed are not there, or there more than once
 */
export function changed(file: string, text: string, hunks: readonly Hunk[]): string {
  return hunks.reduce((current, { before, after }) => {
    if (before === '') throw new CannotFollow(file, 'nothing says where the new lines go');
    const places = placesOf(`\n${current}`, `\n${before}`);
    const [place] = places;
    if (place === undefined || places.length > 1)
      throw new CannotFollow(file, `these lines are there ${places.length} times:\n${before}`);
    return current.slice(0, place) + after + current.slice(place + before.length);
  }, text);
}

/** Where whole lines stand: the end of another line is another place. */
function placesOf(text: string, lines: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(lines); at !== -1; at = text.indexOf(lines, at + 1)) places.push(at);
  return places;
}
