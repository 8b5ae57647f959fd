import { formatCount } from './format-count';

const ENDINGS = ['th', 'st', 'nd', 'rd'] as const;

/** 1st, 2nd, 3rd, 4th, 11th. */
export function formatOrdinal(position: number): string {
  const isTeen = Math.floor(position / 10) % 10 === 1;
  return `${formatCount(position)}${(isTeen ? undefined : ENDINGS[position % 10]) ?? 'th'}`;
}
