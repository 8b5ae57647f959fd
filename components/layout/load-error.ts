/**
 * Whether a part of the app's code could not be fetched: the connection failed, or the server has another version by
 * now and no longer has that file. Bundlers and browsers name it each in their way.
 */
export function isLoadError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'ChunkLoadError' || /load(ing)? (CSS )?chunk|dynamically imported module/i.test(error.message);
}
