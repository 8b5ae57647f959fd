import { AwaitRequest } from '@/components/features/queue/await-request';
import { TextLink } from '@/components/ui/text-link';

/** For a number that no request has. */
export default function NoSuchRequest() {
  return (
    <>
      <h1>There is no such request</h1>
      <p className="mt-2 max-w-[64ch] text-muted">
        Requests are numbered from 1 on, in the order they were made. This number has not been given to one yet, or is
        no number. A request that is on its way shows here by itself.
      </p>
      <AwaitRequest />
      <p className="mt-5">
        <TextLink href="/queue">The whole queue</TextLink>
      </p>
    </>
  );
}
