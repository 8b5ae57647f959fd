import { apiRoute } from '@/lib/server/api/api-route';
import { metricsAnswer } from '@/lib/server/api/metrics-answer';

export const dynamic = 'force-dynamic';

/** Metrics of this process, for Prometheus. */
export const GET = apiRoute({ name: 'metrics', points: 0 }, metricsAnswer);
