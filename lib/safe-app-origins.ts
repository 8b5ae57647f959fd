import { err, ok, type Result } from './result';

/** An origin as it may stand in a policy: nothing that could end a directive or match other hosts. */
const PLAIN_ORIGIN = /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/;

/**
 * The origins of Safe's web app (or of an own copy of it) that may show this app inside theirs, from SAFE_APP_ORIGINS.
 * @param text origins, separated by commas or spaces; empty for none
 * @returns the origins, or the place of the first that is none: https, except for this very machine, and no path
 * @example "https://app.safe.global" is one origin; "https://app.safe.global/apps" and "https://*.example" are none
 */
export function parseSafeAppOrigins(text: string | undefined): Result<readonly string[], number> {
  const origins = (text ?? '').split(/[\s,]+/).filter((origin) => origin !== '');
  const wrong = origins.findIndex((origin) => !isOrigin(origin));
  return wrong < 0 ? ok(origins) : err(wrong + 1);
}

function isOrigin(text: string): boolean {
  if (!PLAIN_ORIGIN.test(text) || !URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return origin === text && (protocol === 'https:' || hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname));
}
