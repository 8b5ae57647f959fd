import { apiRoute } from '@/lib/server/api/api-route';
import { receiverAnswer } from '@/lib/server/api/receiver-answer';

export const dynamic = 'force-dynamic';

/** What is to be known of an account before it is paid. Asked by query, which no log keeps. */
export const GET = apiRoute({ name: 'receiver', points: 3 }, receiverAnswer);
