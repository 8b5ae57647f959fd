/** What dependency-cruiser says of the files it looked at, as far as it is used. */
export interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

const BEGIN = '<!-- map: npm run map -->';
const END = '<!-- end of map -->';

/** Folders that are one room each; of `components` and `lib` each folder in them is one. */
const ROOMS = ['app', 'hooks', 'contracts-abi', 'devnet', 'scripts', 'e2e'];
const HOUSES = ['components', 'lib'];
/** Tests may look into any room. */
const TEST_FILE = /(\.test|\.spec|\.fixture)\.tsx?$/;

/** The document with the map of these imports between its marks. */
export function withMap(markdown: string, cruise: Cruise): string {
  const begin = markdown.indexOf(BEGIN);
  const end = markdown.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`the document has no ${BEGIN} before ${END}`);
  return `${markdown.slice(0, begin + BEGIN.length)}\n${mermaid(arrowsOf(cruise))}${markdown.slice(end)}`;
}

/**
 * Which room imports which. An arrow that others together stand for is left out: a shorter way says nothing new.
 * @returns from and to, in the order of the alphabet
 */
export function arrowsOf({ modules }: Cruise): readonly (readonly [string, string])[] {
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === null || TEST_FILE.test(source)) continue;
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to === null || to === from) continue;
      imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  return [...imports]
    .flatMap(([from, all]) =>
      [...all].filter((to) => !isReachedThroughOthers(imports, from, to)).map((to) => [from, to] as const),
    )
    .toSorted(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1));
}

function roomOf(file: string): string | null {
  const [first = '', second = '', third] = file.split('/');
  if (ROOMS.includes(first)) return first;
  return HOUSES.includes(first) && third !== undefined ? `${first}/${second}` : null;
}

type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether a way of two or more arrows leads there. Rooms that import each other do not stand for one another. */
function isReachedThroughOthers(imports: Imports, from: string, to: string): boolean {
  const stands = (room: string) => room !== to && !leadsTo(imports, room, from) && !leadsTo(imports, to, room);
  return [...(imports.get(from) ?? [])].filter(stands).some((room) => leadsTo(imports, room, to));
}

function leadsTo(imports: Imports, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let room = open.pop(); room !== undefined; room = open.pop()) {
    if (room === to) return true;
    if (seen.has(room)) continue;
    seen.add(room);
    open.push(...(imports.get(room) ?? []));
  }
  return false;
}

function mermaid(arrows: readonly (readonly [string, string])[]): string {
  const rooms = [...new Set(arrows.flat())].toSorted();
  const id = (room: string) => room.replace(/[^a-z0-9]/g, '_');
  const lines = [
    'flowchart TD',
    ...rooms.map((room) => `  ${id(room)}["${room}"]`),
    ...arrows.map(([from, to]) => `  ${id(from)} --> ${id(to)}`),
  ];
  return `\n\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n\n`;
}
