import { apiRoute } from '@/lib/server/api/api-route';
import { answerRpc } from '@/lib/server/rpc/rpc-proxy';

export const dynamic = 'force-dynamic';

/** The browser's reads of the chain: the server's nodes and their keys stay on the server. */
export const POST = apiRoute({ name: 'rpc', points: 2 }, answerRpc);
