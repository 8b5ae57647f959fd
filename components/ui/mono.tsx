interface MonoProps {
  /** An address, hash or id, in full. */
  value: string;
  /** Show only its ends; the whole is there for screen readers, on hover and when copied. */
  short?: boolean;
  className?: string | undefined;
}

/** An address, hash, id or call in the mono typeface. */
export function Mono({ value, short = false, className = '' }: MonoProps) {
  if (!short || value.length <= 12) return <span className={`font-mono text-[0.92em] ${className}`}>{value}</span>;
  return (
    <span className={`font-mono text-[0.92em] whitespace-nowrap ${className}`} title={value}>
      <span aria-hidden="true" className="select-none">{`${value.slice(0, 6)}…${value.slice(-4)}`}</span>
      <span className="sr-only">{value}</span>
    </span>
  );
}
