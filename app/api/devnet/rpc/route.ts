import { forwardToDevnet } from '@/lib/server/devnet-rpc';

export const dynamic = 'force-dynamic';

/** The local test wallet's connection; it leads nowhere on another network. */
export function POST(request: Request): Promise<Response> {
  return forwardToDevnet(request);
}
