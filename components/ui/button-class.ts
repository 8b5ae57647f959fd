export type ButtonVariant = 'action' | 'outline' | 'quiet';

const SHAPES = {
  action:
    'block min-h-13 w-full rounded border border-gate bg-gate px-4 py-2 text-center text-lg font-medium text-on-gate ' +
    'hover:underline focus-visible:outline-ink',
  outline:
    'inline-block min-h-9.5 rounded border border-ink px-4 py-1.5 text-center font-medium text-ink ' +
    'hover:bg-ink hover:text-paper pointer-coarse:min-h-11',
  quiet:
    'inline min-h-6 font-medium text-ink underline decoration-1 underline-offset-3 hover:decoration-2 pointer-coarse:py-2.5',
} as const satisfies Record<ButtonVariant, string>;

const UNAVAILABLE =
  'disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-transparent disabled:text-muted disabled:no-underline';

const BUSY =
  'aria-busy:cursor-progress aria-busy:border-dashed aria-busy:border-ink aria-busy:bg-transparent aria-busy:text-ink aria-busy:no-underline';

/** The classes of a button, for links that must look like one. */
export function buttonClass(variant: ButtonVariant): string {
  return `${SHAPES[variant]} ${UNAVAILABLE} ${BUSY}`;
}
