import { apiRoute } from '@/lib/server/api/api-route';
import { streamFeed } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

/** One server-sent event per block, the first one at once; resumes after the block that Last-Event-ID names. */
export const GET = apiRoute({ name: 'stream', points: 1 }, (request) => streamFeed().answer(request));
