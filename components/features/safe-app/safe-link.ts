/** Safe's answer to one question. */
interface Answer {
  readonly id: string;
  readonly version: string;
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** Whose protocol this speaks (github.com/safe-global/safe-apps-sdk, 9.1): Safe looks at the first number. */
const SPEAKS = '9.1.0';

/** Questions to the Safe app that shows this page inside its own. */
export interface SafeLink {
  /** @throws Error with what Safe's app says when it answers that it failed */
  ask(method: string, params?: unknown): Promise<unknown>;
}

/**
 * Speaks with the page that frames this one, over messages. Browsers hand a message only to the origin it names, and an
 * answer counts only from the frame's parent and one of these origins.
 * @param origins of Safe's app, as the server's settings allow them
 */
export function createSafeLink(page: Window, origins: readonly string[]): SafeLink {
  const waiting = new Map<string, (answer: Answer) => void>();
  page.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== page.parent || !origins.includes(origin) || !isAnswer(data)) return;
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  const targets = targetsAmong(page, origins);
  return {
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = crypto.randomUUID();
        waiting.set(id, ({ success, data, error }) => (success ? resolve(data) : reject(new Error(String(error)))));
        for (const origin of targets)
          page.parent.postMessage({ id, method, params, env: { sdkVersion: SPEAKS } }, origin);
      }),
  };
}

/** Where the browser says who frames the page, only that one is spoken to. */
function targetsAmong(page: Window, origins: readonly string[]): readonly string[] {
  const parent = page.location.ancestorOrigins?.[0];
  return parent === undefined ? origins : origins.filter((origin) => origin === parent);
}

function isAnswer(data: unknown): data is Answer {
  if (typeof data !== 'object' || data === null) return false;
  const { id, version, success } = data as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && typeof version === 'string' && typeof success === 'boolean';
}
