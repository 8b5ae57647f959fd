import type { ProvenanceSource } from '../ui/provenance';

/**
 * Where all points of a line come from: a note in which `{value}` stands for what the point shows, `{time}` for its time
 * in UTC as ISO 8601 has it, `{moment}` for the same to be read, `{seconds}` for its Unix time.
 */
export type PointOrigin = ProvenanceSource;

/** Where one point comes from. */
export function pointSource(
  origin: PointOrigin,
  { at, rateText }: { readonly at: number; readonly rateText: string },
): ProvenanceSource {
  const time = new Date(at * 1_000).toISOString().replace('.000Z', 'Z');
  const moment = time.replace('T', ' ').replace('Z', ' UTC');
  const filled = (text: string) =>
    text
      .replaceAll('{value}', rateText)
      .replaceAll('{time}', time)
      .replaceAll('{moment}', moment)
      .replaceAll('{seconds}', String(at));
  return { ...origin, formula: filled(origin.formula), command: filled(origin.command) };
}
