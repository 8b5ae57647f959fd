import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';

interface AccountLookupProps {
  /** What was typed last, and why it leads nowhere. */
  readonly fault?: { readonly text: string; readonly words: string } | undefined;
  /** The network has a registry of names. */
  readonly takesNames: boolean;
}

/** Asks for any account. A plain form: works without any script. */
export function AccountLookup({ fault, takesNames }: AccountLookupProps) {
  return (
    <form action="/position" method="get" className="grid max-w-140 gap-2.5">
      <label htmlFor="account" className="font-bold">
        {takesNames ? 'Address or name' : 'Address'}
      </label>
      <div className="flex gap-3 max-sm:flex-col">
        <input
          id="account"
          name="account"
          required
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          defaultValue={fault?.text}
          data-given={fault?.text}
          placeholder={takesNames ? '0x… or name.eth' : '0x…'}
          aria-invalid={fault === undefined ? undefined : true}
          aria-describedby="account-help"
          className="min-h-11 w-full min-w-0 rounded border border-line-strong bg-surface px-3 font-mono text-sm aria-invalid:border-loss"
        />
        <button type="submit" className={`${buttonClass('outline')} whitespace-nowrap`}>
          Show position
        </button>
      </div>
      <p id="account-help" className="text-xs text-muted">
        Any account, a Safe or a cold wallet too. Nothing has to be connected, and nothing is kept.
        {!takesNames && ' This network has no registry of names that the app knows, so names cannot be used here.'}
      </p>
      {fault && (
        <Notice tone="loss" title="No such account." role="alert">
          {fault.words}
        </Notice>
      )}
    </form>
  );
}
