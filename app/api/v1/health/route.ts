import { apiRoute } from '@/lib/server/api/api-route';
import { healthAnswer } from '@/lib/server/api/health-answer';

export const dynamic = 'force-dynamic';

/** How this process, its figures and its nodes do. */
export const GET = apiRoute({ name: 'health', points: 0 }, healthAnswer);
