import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { DevnetLink } from '../devnet-link';

/** Whether the feed is answered with each report. A file, because whoever switches it is another process than the chain's. */
export function isFeedOn(link: DevnetLink): boolean {
  return !existsSync(switchFile(link));
}

/** Lets the feed be answered, or grow old. */
export function setFeedOn(link: DevnetLink, isOn: boolean): void {
  if (isOn) rmSync(switchFile(link), { force: true });
  else writeFileSync(switchFile(link), '');
}

function switchFile({ folder }: DevnetLink): string {
  return path.join(folder, 'feed-off');
}
