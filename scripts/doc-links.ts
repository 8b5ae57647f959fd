import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Links of a Markdown text that point into the repository: no other sites, no mail, nothing inside code. */
export function localLinks(markdown: string): readonly string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors a Markdown text offers: its headings as GitHub names them. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#{1,6} +(.+)$/gm);
  return new Set([...headings].map(([, text = '']) => anchorOf(text)));
}

function anchorOf(heading: string): string {
  const words = heading.trim().toLowerCase();
  return words.replace(/[^\p{Letter}\p{Number}\s_-]/gu, '').replace(/\s/g, '-');
}

/** What is wrong with the links of a Markdown file, one line each; empty when all lead somewhere. */
export function brokenLinks(file: string): readonly string[] {
  return localLinks(readFileSync(file, 'utf8')).flatMap((link) => {
    const [target = '', anchor] = link.split('#');
    const to = target === '' ? file : path.join(path.dirname(file), target);
    if (!existsSync(to)) return [`${link} leads nowhere`];
    if (anchor === undefined || !to.endsWith('.md')) return [];
    return anchorsOf(readFileSync(to, 'utf8')).has(anchor) ? [] : [`${link}: no such heading`];
  });
}
