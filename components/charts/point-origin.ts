import type { ProvenanceSource } from '../ui/provenance';

/**
 * Where all points of a line come from: a note in which `{value}` stands for what the point shows, `{time}` for its time
 * in UTC as ISO 8601 has it, `{moment}` for the same to be read, `{seconds}` for its Unix time.
 */
export type PointOrigin = ProvenanceSource;

interface Point {
  /** Unix seconds. */
  readonly at: number;
  readonly rateText: string;
}

/** Where one point comes from. */
export function pointSource(origin: PointOrigin, { at, rateText }: Point): ProvenanceSource {
  const time = timeOf(at);
  const moment = momentOf(at);
  const filled = (text: string) =>
    text
      .replaceAll('{value}', rateText)
      .replaceAll('{time}', time)
      .replaceAll('{moment}', moment)
      .replaceAll('{seconds}', String(at));
  return { ...origin, formula: filled(origin.formula), command: filled(origin.command) };
}

/** Where what was lost up to a point comes from: two rates, the note of the later one. */
export function lossSource(
  origin: PointOrigin,
  point: Point & { readonly lossText: string; readonly lossFromText: string },
): ProvenanceSource {
  const { at, rateText, lossText, lossFromText } = point;
  return {
    ...pointSource(origin, point),
    title: 'Loss then',
    formula: `${rateText} ÷ ${lossFromText} − 1, the rate after the report of ${momentOf(at)} against the rate after the one before: ${lossText}. Both stand in the events of their reports; the later has that time as ${at}.`,
  };
}

/** As ISO 8601 has it. */
function timeOf(at: number): string {
  return new Date(at * 1_000).toISOString().replace('.000Z', 'Z');
}

function momentOf(at: number): string {
  return timeOf(at).replace('T', ' ').replace('Z', ' UTC');
}
