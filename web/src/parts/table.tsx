import type { ComponentChildren } from 'preact';

export interface Column<T> {
  readonly head: string;
  readonly cell: (row: T) => ComponentChildren;
  /** Words stand left, numbers right. */
  readonly kind?: 'left' | 'wide' | 'act';
}

/** A list. On a phone each row becomes two lines of a card, for there is no room for ten columns. */
export function Table<T>({
  rows,
  columns,
  keyOf,
  empty,
  label,
  onOpen,
}: {
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  empty: string;
  label: string;
  onOpen?: (row: T) => void;
}) {
  if (rows.length === 0) return <p class="empty">{empty}</p>;
  return (
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.head} scope="col" class={column.kind ?? ''}>
                {column.head || <span class="hidden">·</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)} class={onOpen ? 'opens' : ''} onClick={onOpen && (() => onOpen(row))}>
              {columns.map(column => (
                <td key={column.head} class={column.kind ?? ''} data-label={column.head}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const Name = ({ name, code }: { name: string; code: string }) => (
  <span class="name">
    {name || code} {name && <small>{code}</small>}
  </span>
);
