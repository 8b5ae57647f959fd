import { apiRoute } from '@/lib/server/api/api-route';
import { openApi } from '@/lib/server/api/openapi';

export const dynamic = 'force-dynamic';

/** What this API offers, as OpenAPI 3.1. */
export const GET = apiRoute({ name: 'openapi', points: 1 }, () =>
  Response.json(openApi(), { headers: { 'cache-control': 'public, max-age=300' } }),
);
