/** Checks the settings before the first request is served: a server that cannot read its chain does not start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { boot } = await import('@/lib/server/boot');
  boot();
}
