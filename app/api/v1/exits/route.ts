import { apiRoute } from '@/lib/server/api/api-route';
import { exitsAnswer } from '@/lib/server/api/exits-answer';

export const dynamic = 'force-dynamic';

/** The ways out for an amount of a token, side by side. */
export const GET = apiRoute({ name: 'exits', points: 3 }, exitsAnswer);
