import { readFileSync } from 'node:fs';
import path from 'node:path';

import { billOfMaterials } from './bill-of-materials';
import { REPOSITORY } from './repository';

const lock = JSON.parse(readFileSync(path.join(REPOSITORY, 'package-lock.json'), 'utf8'));
process.stdout.write(`${JSON.stringify(billOfMaterials(lock.packages), null, 2)}\n`);
