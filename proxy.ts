import { type NextRequest, NextResponse } from 'next/server';

import { OWN_NODE_COOKIE, ownNodeOrigin } from '@/lib/chain/own-node';
import { contentSecurityPolicy } from '@/lib/csp';
import { parseSafeAppOrigins } from '@/lib/safe-app-origins';

/** Gives every page its own nonce and the policy that goes with it. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: btoa(crypto.randomUUID()),
    walletConnect: (process.env.WALLETCONNECT_PROJECT_ID ?? '').trim() !== '',
    framedBy: framedBy(),
    development: process.env.NODE_ENV === 'development',
    // Only there is the node asked, see docs/adr/0008.
    ownNode:
      request.nextUrl.pathname === '/settings' ? ownNodeOrigin(request.cookies.get(OWN_NODE_COOKIE)?.value) : null,
  });
  const headers = new Headers(request.headers);
  // The framework takes the nonce for its own scripts from this request header.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  // For browsers that do not know frame-ancestors. It cannot name other origins.
  if (framedBy().length === 0) response.headers.set('x-frame-options', 'DENY');
  return response;
}

/** A server with a wrong setting does not start; should this run without one, nobody may. */
function framedBy(): readonly string[] {
  const origins = parseSafeAppOrigins(process.env.SAFE_APP_ORIGINS);
  return origins.ok ? origins.value : [];
}

export const config = { matcher: '/((?!_next/static|_next/image|api/|icon.svg).*)' };
