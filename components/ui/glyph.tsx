export type GlyphShape = 'full' | 'hollow' | 'triangle' | 'cross' | 'check';

const PATHS = {
  full: <circle cx="5" cy="5" r="3.6" fill="currentColor" />,
  hollow: <circle cx="5" cy="5" r="3.6" fill="none" />,
  triangle: <path d="M5 1.2 9.2 9H.8Z" fill="none" />,
  cross: <path d="M1.5 1.5l7 7m0-7l-7 7" fill="none" />,
  check: <path d="M1 5.5 4 8.5 9.2 1.8" fill="none" />,
} as const satisfies Record<GlyphShape, React.ReactNode>;

/** A small drawn sign beside a word, so that colour never speaks alone. */
export function Glyph({ shape, className = '' }: { shape: GlyphShape; className?: string }) {
  return (
    <svg
      width="10"
      height="10"
      viewBox="0 0 10 10"
      stroke="currentColor"
      strokeWidth="1.3"
      aria-hidden="true"
      className={`inline-block shrink-0 align-[-0.04em] ${className}`}
    >
      {PATHS[shape]}
    </svg>
  );
}
