import { runCommand } from './command';
import { launch } from './launch';
import { readLaunchSettings } from './launch-settings';

await runCommand((context) => launch(context, readLaunchSettings(), 'start'), 0);
