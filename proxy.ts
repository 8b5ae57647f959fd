import { type NextRequest, NextResponse } from 'next/server';

import { OWN_NODE_COOKIE, ownNodeOrigin } from '@/lib/chain/own-node';
import { contentSecurityPolicy } from '@/lib/csp';

/** Gives every page its own nonce and the policy that goes with it. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: btoa(crypto.randomUUID()),
    walletConnect: (process.env.WALLETCONNECT_PROJECT_ID ?? '').trim() !== '',
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
  return response;
}

export const config = { matcher: '/((?!_next/static|_next/image|api/|icon.svg).*)' };
