/** A line of values with its zero; what is below zero is filled as a loss. Sized by its place, drawn without a library. */
export function Curve({
  values,
  label,
  height = 72,
  below = false,
}: {
  values: readonly number[];
  label: string;
  height?: number;
  below?: boolean;
}) {
  const width = 600;
  if (values.length < 2) return <div class="curve empty" style={{ height: `${height}px` }} role="img" aria-label={label} />;
  const high = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const range = high - low || 1;
  const y = (value: number) => 3 + ((high - value) / range) * (height - 6);
  const x = (index: number) => (index / (values.length - 1)) * width;
  const line = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const zero = y(0);
  const way = below ? 'down' : (values.at(-1) ?? 0) >= 0 ? 'up' : 'down';
  return (
    <svg class={`curve ${way}`} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label} height={height}>
      <polygon points={`0,${zero} ${line} ${width},${zero}`} />
      <line x1="0" x2={width} y1={zero} y2={zero} />
      <polyline points={line} />
    </svg>
  );
}
