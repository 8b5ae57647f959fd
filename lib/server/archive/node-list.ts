import 'server-only';

import { createClient, http } from 'viem';

import { ArchiveNode } from './archive-node';

/** Logs of many blocks take a node longer than what a page waits for. */
const TIMEOUT_MS = 20_000;

/** The configured nodes as sources of logs. */
export function archiveNodesAt(urls: readonly string[]): readonly ArchiveNode[] {
  return urls.map(
    (url, index) =>
      new ArchiveNode(
        createClient({ transport: http(url, { timeout: TIMEOUT_MS, retryCount: 0 }), cacheTime: 0 }),
        `node ${index + 1}`,
      ),
  );
}
