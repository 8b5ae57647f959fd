/** Stands where a figure is missing and says why. */
export function Unavailable({ reason }: { reason: string }) {
  return (
    <span className="text-sm text-muted">
      <span className="border-b border-dashed border-muted">not available</span>, {reason}
    </span>
  );
}
