import { apiRoute } from '@/lib/server/api/api-route';
import { readyAnswer } from '@/lib/server/api/health-answer';

export const dynamic = 'force-dynamic';

/** Whether visitors should be sent here. */
export const GET = apiRoute({ name: 'health-ready', points: 0 }, readyAnswer);
