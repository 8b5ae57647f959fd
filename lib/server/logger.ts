import 'server-only';

import pino, { type Logger } from 'pino';

import { serverSettings } from './env';
import { loggedError } from './log-error';
import { oncePerProcess } from './once-per-process';
import { scrubber } from './scrub';

/**
 * The process's log: one JSON object a line on standard output, quiet unless LOG_LEVEL says otherwise. Secrets are taken
 * out of the finished line, so that none gets through however it came into it.
 */
export function logger(): Logger {
  return oncePerProcess('logger', () => {
    const { logLevel, rpcUrls, databaseUrl, beaconUrl } = serverSettings();
    const secrets = [...rpcUrls, databaseUrl, beaconUrl].filter((url) => url !== null);
    return createLogger(logLevel, secrets, (line) => process.stdout.write(line));
  });
}

/** @param write takes each finished line */
export function createLogger(level: string, secretUrls: readonly string[], write: (line: string) => void): Logger {
  const scrub = scrubber(secretUrls);
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: loggedError } };
  return pino(options, { write: (line) => write(scrub(line)) });
}
