import { err, ok, type Result } from '@/lib/result';

/** Why a token's picture is not shown. */
export type NoImage =
  /** The contract gave no address of a description. */
  | 'none'
  /** It leads to somebody's server, which would learn who looks. */
  | 'elsewhere'
  /** What the contract says cannot be read, or is no picture. */
  | 'unreadable'
  | 'too-large';

/** Characters of a description, and of the picture in it. */
const LONGEST = 100_000;
const JSON_START = 'data:application/json;base64,';
/** Pictures that an `<img>` shows without running anything: scripts in an SVG do not run there. */
const IMAGE = /^data:image\/(?:svg\+xml|png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/**
 * The picture that an ERC-721 token's description holds, as an address that only an `<img>` may be given. The description is
 * anybody's text: only JSON inside a `data:` address is read, and only a picture inside a `data:` address is taken from it.
 * @param uri what `tokenURI` returned
 */
export function imageOfToken(uri: string): Result<string, NoImage> {
  if (uri === '') return err('none');
  if (uri.length > LONGEST) return err('too-large');
  if (!uri.startsWith('data:')) return err('elsewhere');
  if (!uri.startsWith(JSON_START)) return err('unreadable');
  const image = imageIn(uri.slice(JSON_START.length));
  return image !== null && IMAGE.test(image) ? ok(image) : err('unreadable');
}

function imageIn(base64: string): string | null {
  try {
    const described: unknown = JSON.parse(atob(base64));
    if (typeof described !== 'object' || described === null || !('image' in described)) return null;
    return typeof described.image === 'string' ? described.image : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}
