import type { RequestPicture } from '@/lib/protocols/lido/request-picture';
import type { NoImage } from '@/lib/protocols/token-image';

const NO_IMAGE: Readonly<Record<NoImage, string>> = {
  none: 'The contract gives no picture of it.',
  elsewhere: 'Its picture is on somebody’s server, which would learn that you look; it is not loaded.',
  unreadable: 'What the contract gives as its picture cannot be read.',
  'too-large': 'Its picture is too large.',
};

/** The request as the token that it is. What the contract draws is anybody's file, so it is only ever an image. */
export function RequestToken({ request }: { readonly request: RequestPicture }) {
  const { id, image, state } = request;
  if (state === 'claimed') {
    return <p className="text-sm text-muted">The token of a claimed request is burnt.</p>;
  }
  return (
    <figure>
      {image.ok ? (
        // biome-ignore lint/performance/noImgElement: the picture is in the address itself; there is nothing to optimise
        <img
          src={image.value}
          alt={`The token of request ${id}, as its contract draws it`}
          width={320}
          height={320}
          className="block h-auto w-full max-w-80 border border-line"
        />
      ) : (
        <div className="flex aspect-square w-full max-w-80 flex-col justify-between border border-line-strong p-5">
          <span className="text-xs text-muted">Withdrawal request</span>
          <span className="text-4xl tracking-[-0.025em] tabular-nums">#{id.toString()}</span>
        </div>
      )}
      <figcaption className="mt-1.5 max-w-80 text-xs text-muted">
        {image.ok
          ? 'Whoever holds this token may claim the ETH. It can be sent to another account.'
          : NO_IMAGE[image.error]}
      </figcaption>
    </figure>
  );
}
