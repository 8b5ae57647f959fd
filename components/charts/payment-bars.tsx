import { paymentBars } from './payment-bars-geometry';

export interface PaymentBar {
  /** Unix seconds. */
  readonly at: number;
  readonly amount: bigint;
  /** It paid less than was asked for. */
  readonly marked: boolean;
}

interface PaymentBarsProps {
  /** In order of time. */
  readonly bars: readonly PaymentBar[];
  /** The whole of it in words, for who does not see it. */
  readonly words: string;
  readonly firstText: string;
  readonly lastText: string;
  readonly mostText: string;
}

/** What was paid when, one bar a payment; the table beside it has the same figures. */
export function PaymentBars({ bars, words, firstText, lastText, mostText }: PaymentBarsProps) {
  const drawn = paymentBars(bars);
  return (
    <figure>
      <svg width="100%" height="120" overflow="visible" aria-hidden="true" className="block">
        <line x1="0" x2="100%" y1="0.5" y2="0.5" className="stroke-line" />
        {drawn.map(({ x, height }, index) => {
          const bar = bars[index];
          const marked = bar?.marked === true;
          return (
            <g key={bar?.at ?? index}>
              <line
                x1={`${x}%`}
                x2={`${x}%`}
                y1={119 - height * 1.15}
                y2="119"
                strokeWidth="4"
                className={marked ? 'stroke-loss' : 'stroke-water'}
              />
              {marked && <circle cx={`${x}%`} cy={119 - height * 1.15} r="3.4" className="fill-paper stroke-loss" />}
            </g>
          );
        })}
        <line x1="0" x2="100%" y1="119.5" y2="119.5" className="stroke-line-strong" />
      </svg>
      <figcaption className="sr-only">{words}</figcaption>
      <div aria-hidden="true" className="mt-1.5 flex justify-between gap-3 text-xs text-muted">
        <span className="whitespace-nowrap">{firstText}</span>
        <span className="text-center">{mostText}</span>
        <span className="whitespace-nowrap">{lastText}</span>
      </div>
    </figure>
  );
}
