import 'server-only';

/** Frames of a stack worth a line in the log. */
const MOST_FRAMES = 8;
/** Errors that wrap errors; a chain is hardly ever longer. */
const MOST_CAUSES = 5;
const LONGEST_MESSAGE = 500;

/** An error as the log shows it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** What it wraps, outermost first. */
  readonly causes?: readonly string[];
  readonly stack?: string;
}

/**
 * An error in a few lines. Errors of reading a chain carry the call, its bytes, its arguments and the whole ABI, and repeat
 * them for each error that they wrap: a hundred times what there is to know.
 */
export function loggedError(error: unknown): LoggedError | unknown {
  if (!(error instanceof Error)) return error;
  const causes = causesOf(error).map((cause) => `${cause.name}: ${messageOf(cause)}`);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: messageOf(error),
    ...(causes.length > 0 && { causes }),
    ...(frames.length > 0 && { stack: frames.slice(0, MOST_FRAMES).join('\n') }),
  };
}

function causesOf(error: Error): readonly Error[] {
  const causes: Error[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < MOST_CAUSES; cause = cause.cause)
    causes.push(cause);
  return causes;
}

/** What went wrong, without what it went wrong with. */
function messageOf(error: Error): string {
  const short = 'shortMessage' in error && typeof error.shortMessage === 'string' ? error.shortMessage : error.message;
  return (short.split('\n\n')[0] ?? '').slice(0, LONGEST_MESSAGE);
}
