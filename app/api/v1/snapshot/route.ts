import { apiRoute } from '@/lib/server/api/api-route';
import { snapshotAnswer } from '@/lib/server/api/snapshot-answer';
import { currentLive } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

/** All pools at the newest block; 304 when the client has that already, 503 when there has never been a picture. */
export const GET = apiRoute({ name: 'snapshot', points: 1 }, async (request) =>
  snapshotAnswer(await currentLive(), request.headers.get('if-none-match')),
);
