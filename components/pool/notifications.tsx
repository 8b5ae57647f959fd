'use client';

import { useEffect, useState } from 'react';

import { Button } from '@/components/ui/button';
import { NOTIFY_KEY } from '@/hooks/use-ready-notice';
import { useStored } from '@/hooks/use-stored';

type Permission = NotificationPermission | 'unsupported' | 'unknown';

/** Whether this browser may say that a request is ready to claim. It is asked only when somebody wants it. */
export function Notifications() {
  const [wanted, want] = useStored(NOTIFY_KEY);
  const [permission, setPermission] = useState<Permission>('unknown');
  useEffect(() => setPermission('Notification' in window ? Notification.permission : 'unsupported'), []);
  const allow = async () => {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === 'granted') want('on');
  };
  const isOn = permission === 'granted' && wanted === 'on';
  return (
    <div className="mt-3 max-w-[64ch]">
      <p role="status">{WORDS[isOn ? 'on' : permission]}</p>
      <div className="mt-2">
        {isOn ? (
          <Button onClick={() => want(null)}>Turn them off</Button>
        ) : (
          (permission === 'default' || permission === 'granted') && (
            <Button onClick={() => void allow()}>Tell me when a request is ready</Button>
          )
        )}
      </div>
      <p className="mt-2 text-xs text-muted">
        They come from this page while it is open in some tab and your account is connected. No push service is used, so
        a closed browser tells you nothing.
      </p>
    </div>
  );
}

const WORDS = {
  on: 'On: this browser tells you when a withdrawal request of yours becomes ready to claim.',
  granted: 'Off. The browser would allow them.',
  default: 'Off. The browser has not been asked.',
  denied:
    'Off: you told the browser not to allow them for this page. Change that in the browser’s settings for this site.',
  unsupported: 'This browser has no notifications for pages.',
  unknown: 'Needs JavaScript.',
} as const satisfies Record<Permission | 'on', string>;
