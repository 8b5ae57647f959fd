import { apiRoute } from '@/lib/server/api/api-route';
import { liveAnswer } from '@/lib/server/api/health-answer';

export const dynamic = 'force-dynamic';

/** Whether the process runs. */
export const GET = apiRoute({ name: 'health-live', points: 0 }, liveAnswer);
