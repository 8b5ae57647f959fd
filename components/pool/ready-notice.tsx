'use client';

import { useReadyNotice } from '@/hooks/use-ready-notice';

/** Shows nothing: tells the person through the browser when a request became ready, if they wanted that. */
export function ReadyNotice() {
  useReadyNotice();
  return null;
}
