import 'server-only';

import { createHash } from 'node:crypto';

/** A script element without a source, with what is between its tags. React never writes `</script` into one. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/** The sources of a Content-Security-Policy that allow exactly the inline scripts of this page (CSP level 3, 6.7.2). */
export function inlineScriptSources(html: string): readonly string[] {
  const sources = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`,
  );
  return [...new Set(sources)];
}
