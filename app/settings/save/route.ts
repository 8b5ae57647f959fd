import { preferencesAnswer } from '@/lib/server/preferences-answer';

/** Takes the settings form. */
export const POST = preferencesAnswer;
