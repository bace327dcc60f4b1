import type { ReasonResource } from '../api';

/** What stood where when it was decided. */
export function Reasons({ of }: { of: readonly ReasonResource[] }) {
  return of.length === 0 ? null : (
    <dl>
      {of.map(reason => (
        <div key={reason.name}>
          <dt>{reason.name}</dt>
          <dd>{reason.value}</dd>
        </div>
      ))}
    </dl>
  );
}
