import { apiRoute } from '@/lib/server/api/api-route';
import { priceAnswer } from '@/lib/server/api/price-answer';

export const dynamic = 'force-dynamic';

/** What an amount brings by the word of the pool's own contract. */
export const GET = apiRoute(
  { name: 'price', points: 2 },
  async (request: Request, { params }: { params: Promise<{ id: string }> }) => priceAnswer((await params).id, request),
);
