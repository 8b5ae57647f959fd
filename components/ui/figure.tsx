import type { ReactNode } from 'react';
import { LiveDigits } from './live-digits';
import { Provenance, type ProvenanceSource } from './provenance';
import { Unavailable } from './unavailable';

const SIZES = { large: 'text-4xl tracking-[-0.025em]', medium: 'text-2xl tracking-[-0.025em]' } as const;
const TONES = { plain: '', gain: 'text-gain', loss: 'text-loss' } as const;

interface FigureProps {
  heading: ReactNode;
  /** The formatted figure, or why there is none. */
  value: string | { unavailable: string };
  unit?: string | undefined;
  caption?: ReactNode;
  source?: ProvenanceSource | undefined;
  size?: keyof typeof SIZES;
  tone?: keyof typeof TONES;
  /** A hairline below; off where the figures share a ruled strip. */
  ruled?: boolean;
  as?: 'h2' | 'h3';
  /** Below the figure, such as a chart. */
  children?: ReactNode;
}

/** One figure of the right column: heading, value, small unit, caption. */
export function Figure(props: FigureProps) {
  const {
    heading,
    value,
    unit,
    caption,
    source,
    size = 'medium',
    tone = 'plain',
    ruled = true,
    as: Heading = 'h2',
  } = props;
  const digits = typeof value === 'string' && <LiveDigits text={value} />;
  return (
    <div className={ruled ? 'border-b border-line pb-4.5' : ''}>
      <Heading>{heading}</Heading>
      {typeof value === 'string' ? (
        <div className={`flex flex-wrap items-baseline gap-x-1.5 tabular-nums ${SIZES[size]} ${TONES[tone]}`}>
          <span>{source ? <Provenance {...source}>{digits}</Provenance> : digits}</span>
          {unit && <span className="text-[1rem] leading-tight tracking-normal text-muted">{unit}</span>}
        </div>
      ) : (
        <Unavailable reason={value.unavailable} />
      )}
      {caption && <div className="text-xs text-muted">{caption}</div>}
      {props.children}
    </div>
  );
}
