import type { LogsMissing } from '@/lib/protocols/lido/queue-picture';

/** Why something that is read from logs is not there, in a sentence. */
export function missingWords(missing: LogsMissing): string {
  return missing.status === 'syncing'
    ? 'The queue’s past is being read for the first time; it shows here as soon as that is done.'
    : `The queue’s past cannot be read now: ${missing.reason}.`;
}
