import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { Segmented } from '@/components/ui/segmented';
import type { Preferences } from '@/lib/preferences';

interface PreferencesFormProps {
  readonly preferences: Preferences;
  /** The network has a price feed, so that there is something to choose. */
  readonly hasFeed: boolean;
  readonly saved: boolean;
}

/** How pages look. A plain form: works without any script. */
export function PreferencesForm({ preferences: { theme, currency }, hasFeed, saved }: PreferencesFormProps) {
  return (
    <form method="post" action="/settings/save" className="mt-3 grid max-w-120 gap-5">
      {saved && (
        <Notice tone="gain" title="Saved." role="status">
          It is kept in this browser for a year.
        </Notice>
      )}
      <div>
        <h3>Theme</h3>
        <Segmented
          legend="Theme"
          name="theme"
          defaultValue={theme}
          options={[
            { value: 'system', label: 'As the device' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      <div>
        <h3>Amounts</h3>
        {hasFeed ? (
          <Segmented
            legend="Amounts"
            name="currency"
            defaultValue={currency}
            options={[
              { value: 'usd', label: 'In ETH and US dollars' },
              { value: 'eth', label: 'In ETH only' },
            ]}
          />
        ) : (
          <>
            <input type="hidden" name="currency" value={currency} />
            <p className="text-muted">
              In ETH only: this network’s deployment lists no price feed, and none is guessed.
            </p>
          </>
        )}
      </div>
      <p className="text-xs text-muted">
        Numbers are written the same way for everybody, 1,234.56, and times in UTC, so that server, browser and contract
        agree. Amount fields read 1234.56, 1,234.56 and 1.234,56.
      </p>
      <div>
        <button type="submit" className={buttonClass('outline')}>
          Save
        </button>
      </div>
    </form>
  );
}
