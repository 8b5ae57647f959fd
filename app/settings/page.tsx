import type { Metadata } from 'next';
import { cookies } from 'next/headers';

import { ClaimLimit } from '@/components/features/settings/claim-limit';
import { LocalData } from '@/components/features/settings/local-data';
import { OwnNodeForm } from '@/components/features/settings/own-node-form';
import { PreferencesForm } from '@/components/features/settings/preferences-form';
import { Section } from '@/components/layout/section';
import { Notifications } from '@/components/pool/notifications';
import { Notice } from '@/components/ui/notice';
import { preferencesFrom } from '@/lib/preferences';
import { hasPriceFeed } from '@/lib/server/eth-price';

export const metadata: Metadata = { title: 'Settings' };

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, unknown>>>;
}

/** Settings of this browser. There is no account to keep them in. */
export default async function SettingsPage({ searchParams }: PageProps) {
  const [asked, store] = await Promise.all([searchParams, cookies()]);
  return (
    <>
      <h1>Settings</h1>
      <p className="mt-2 max-w-[64ch] text-muted">They are kept in this browser and nowhere else.</p>
      {'cleared' in asked && (
        <div className="mt-5">
          <Notice tone="gain" title="Cleared." role="status">
            This browser keeps nothing of Millrace any more.
          </Notice>
        </div>
      )}
      <Section id="looks" title="How pages look">
        <PreferencesForm
          preferences={preferencesFrom((name) => store.get(name)?.value)}
          hasFeed={hasPriceFeed()}
          saved={'saved' in asked}
        />
      </Section>
      <Section id="node" title="Your own node">
        <OwnNodeForm />
      </Section>
      <Section id="hardware" title="Hardware wallet">
        <ClaimLimit />
      </Section>
      <Section id="notifications" title="Notifications">
        <Notifications />
      </Section>
      <Section id="data" title="What this browser keeps">
        <LocalData />
      </Section>
    </>
  );
}
