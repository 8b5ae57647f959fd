import { accountAnswer } from '@/lib/server/api/account-answer';
import { apiRoute } from '@/lib/server/api/api-route';

export const dynamic = 'force-dynamic';

/** What an account holds and has asked for, at the block of the newest picture. */
export const GET = apiRoute(
  { name: 'account', points: 2 },
  async (_request, { params }: { params: Promise<{ address: string }> }) => accountAnswer((await params).address),
);
