import 'server-only';

import { serverSettings } from '../env';
import { Archive } from './archive';
import { ArchiveNodes } from './archive-nodes';
import { archiveNodesAt } from './node-list';
import { openDatabase } from './open-database';

/** Pages, route handlers and the boot are bundled apart; they meet here, because a folder has one holder. */
const shared = globalThis as typeof globalThis & { millraceArchive?: Archive };

/** The archive of this process. */
export function sharedArchive(): Archive {
  shared.millraceArchive ??= createArchive();
  return shared.millraceArchive;
}

function createArchive(): Archive {
  const settings = serverSettings();
  const { network, deployment, rpcUrls } = settings;
  return new Archive({
    nodes: new ArchiveNodes(archiveNodesAt(rpcUrls), deployment.chainId),
    openDatabase: () => openDatabase(settings),
    chainMayRestart: network === 'devnet' || network === 'custom',
    now: Date.now,
  });
}
