import { serverSettings } from '@/lib/server/env';

export const dynamic = 'force-dynamic';

/** What Safe's app wants to know of an app that is added by its address; nothing where it may not show this one. */
export function GET(): Response {
  if (serverSettings().safeAppOrigins.length === 0) return new Response(null, { status: 404 });
  return Response.json(
    {
      name: 'Millrace',
      description: 'Stake ETH, hold the liquid token, see what it earns, redeem it.',
      iconPath: 'icon.svg',
    },
    // Safe's app reads it from its own origin. It is public, and holds nothing of a visitor.
    { headers: { 'access-control-allow-origin': '*' } },
  );
}
