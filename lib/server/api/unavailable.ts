import 'server-only';

import { problem } from '../problem';

/** There has never been a picture: nothing honest can be answered. */
export function unavailable(reason: string): Response {
  return problem({
    status: 503,
    code: 'no-figures',
    title: 'The chain cannot be read',
    detail: `${reason}. The server keeps trying.`,
    retryAfterSeconds: 5,
  });
}
