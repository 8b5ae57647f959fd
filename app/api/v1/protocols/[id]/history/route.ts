import { apiRoute } from '@/lib/server/api/api-route';
import { historyAnswer } from '@/lib/server/api/history-answer';

export const dynamic = 'force-dynamic';

/** A pool's rate, report by report, and its yield over 7, 30 and 90 days. */
export const GET = apiRoute(
  { name: 'history', points: 5 },
  async (_request, { params }: { params: Promise<{ id: string }> }) => historyAnswer((await params).id),
);
