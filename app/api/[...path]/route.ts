import { apiRoute } from '@/lib/server/api/api-route';
import { problem } from '@/lib/server/problem';

export const dynamic = 'force-dynamic';

const nothingHere = apiRoute({ name: 'unknown', points: 1 }, () =>
  problem({
    status: 404,
    code: 'no-such-route',
    title: 'There is no such route',
    detail: '/api/v1/openapi.json says what there is.',
  }),
);

/** Whatever the API does not have. */
export const GET = nothingHere;
export const POST = nothingHere;
