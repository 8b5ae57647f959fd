/** pino's number of the level "error". */
const ERROR = 50;

/**
 * Whether a line of a server's log tells of something that nobody handled. A warning is handled: it says that something
 * failed and that the server went on. What is no line of the log comes from the runtime or the framework.
 */
export function isUnhandled(line: string): boolean {
  const level = levelOf(line);
  return level === null ? /error|exception|unhandled|uncaught|rejection|leak|⨯/i.test(line) : level >= ERROR;
}

function levelOf(line: string): number | null {
  if (!line.startsWith('{')) return null;
  try {
    const { level } = JSON.parse(line);
    return typeof level === 'number' ? level : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
