import { describeArchive } from './archive-suite.test.fixture';
import { memoryDatabase } from './memory-database.fixture';

describeArchive('Archive on PGlite', memoryDatabase);
