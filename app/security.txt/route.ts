import { serverSettings } from '@/lib/server/env';
import { securityTxt } from '@/lib/server/security-txt';

export const dynamic = 'force-dynamic';

/** Where to report a fault in confidence; there is none to tell until whoever runs the server names one. */
export function GET(): Response {
  const { securityContact } = serverSettings();
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return securityContact === null
    ? new Response('This server names no contact.\n', { status: 404, headers })
    : new Response(securityTxt(securityContact, Date.now()), { headers });
}
