import { apiRoute } from '@/lib/server/api/api-route';
import { queueJson } from '@/lib/server/api/queue-answer';

export const dynamic = 'force-dynamic';

/** The withdrawal queue at the newest block. */
export const GET = apiRoute({ name: 'queue', points: 2 }, (request) => queueJson(new URL(request.url).searchParams));
