import 'server-only';

import { encodeJson } from '@/lib/codec';

/** What went wrong with a request, as RFC 9457 "Problem Details for HTTP APIs" has it. */
export interface Problem {
  readonly status: number;
  /** Kebab-case and stable: programs tell problems apart by it. It becomes the `type`. */
  readonly code: string;
  /** What kind of problem it is, the same each time. */
  readonly title: string;
  /** What is wrong with this very request, and what to do about it. */
  readonly detail?: string;
  /** Each input that was not accepted, by its name. */
  readonly faults?: readonly { readonly input: string; readonly reason: string }[];
  /** Whole seconds after which asking again makes sense. */
  readonly retryAfterSeconds?: number;
}

/** An `application/problem+json` answer. Nothing of an exception, a stack or a node's address ever goes in here. */
export function problem({ status, code, title, detail, faults, retryAfterSeconds }: Problem): Response {
  const body = {
    type: `urn:millrace:problem:${code}`,
    title,
    status,
    ...(detail !== undefined && { detail }),
    ...(faults !== undefined && { faults }),
  };
  return new Response(encodeJson(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
  });
}
