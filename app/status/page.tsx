import type { Metadata } from 'next';

import { StatusView } from '@/components/features/status/status-view';
import { serverStatus } from '@/lib/server/status';

export const metadata: Metadata = { title: 'Status' };
export const dynamic = 'force-dynamic';

/** How this server, its nodes and its archive do. */
export default async function StatusPage() {
  return <StatusView status={await serverStatus()} />;
}
