import { describeArchive } from './archive-suite.fixture';
import { memoryDatabase } from './memory-database.fixture';

describeArchive('Archive on PGlite', memoryDatabase);
