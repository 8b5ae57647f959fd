import { glossaryEntries } from '@/lib/glossary';

/** Every word of the field that this app uses, each with an address of its own. */
export function Glossary() {
  return (
    <dl className="border-t border-line md:columns-2 md:gap-x-18">
      {glossaryEntries().map(({ id, name, says }) => (
        <div
          key={id}
          id={`word-${id}`}
          className="scroll-mt-4 break-inside-avoid border-b border-line py-3 target:bg-water-wash"
        >
          <dt className="font-bold">{name}</dt>
          <dd className="text-muted">{says}</dd>
        </div>
      ))}
    </dl>
  );
}
