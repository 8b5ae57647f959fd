import { apiRoute } from '@/lib/server/api/api-route';
import { ledgerAnswer } from '@/lib/server/api/ledger-answer';

export const dynamic = 'force-dynamic';

/** Everything that happened to an account in each pool, adding up to the wei: JSON, CSV, and two templates of it. */
export const GET = apiRoute(
  { name: 'ledger', points: 20 },
  async (request, { params }: { params: Promise<{ address: string }> }) =>
    ledgerAnswer((await params).address, request),
);
