import { apiRoute } from '@/lib/server/api/api-route';
import { requestJson } from '@/lib/server/api/queue-answer';

export const dynamic = 'force-dynamic';

/** One withdrawal request at the newest block. */
export const GET = apiRoute(
  { name: 'request', points: 2 },
  async (_request, { params }: { params: Promise<{ id: string }> }) => requestJson((await params).id),
);
