import Link from 'next/link';

/** The mark and the name, leading home. */
export function Mark() {
  return (
    <Link
      href="/"
      prefetch={false}
      className="flex min-h-11 items-center gap-2.5 text-[1.125rem] font-bold tracking-[-0.01em]"
    >
      <svg width="26" height="20" viewBox="0 0 26 20" fill="none" aria-hidden="true">
        <path d="M1 5c4-3 8 3 12 0s8 3 12 0M1 11c4-3 8 3 12 0s8 3 12 0" strokeWidth="1.8" className="stroke-water" />
        <path d="M0 18h26" stroke="currentColor" strokeWidth="2" />
        <path d="M17 1v17" strokeWidth="2.4" className="stroke-gate" />
      </svg>
      Millrace
    </Link>
  );
}
