import 'server-only';

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import * as v from 'valibot';

/** What is needed of the framework's list of its files. */
const manifest = v.object({ rootMainFiles: v.array(v.string()) });

/**
 * The scripts that every page begins with: the framework and React.
 * @param folder the framework's `static` folder; its list lies beside it
 * @returns names within the folder; none when there is no list, as while developing
 * @throws when the list has another form than the framework's version here gives it
 */
export function scriptsOfEveryPage(folder: string): readonly string[] {
  const list = path.join(folder, '..', 'build-manifest.json');
  if (!existsSync(list)) return [];
  const { rootMainFiles } = v.parse(manifest, JSON.parse(readFileSync(list, 'utf8')));
  return rootMainFiles.map((name) => path.relative('static', name));
}
