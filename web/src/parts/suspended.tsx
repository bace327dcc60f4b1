import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** Something that is loaded when it is shown; its place is kept meanwhile. */
export function Suspended<P extends object>({ load, props }: { load: () => Promise<ComponentType<P>>; props: P }) {
  const made = useSignal<{ readonly of: ComponentType<P> } | null>(null);
  useEffect(() => {
    load().then(
      component => {
        made.value = { of: component };
      },
      () => undefined,
    );
  }, []);
  const Component = made.value?.of;
  return Component ? <Component {...props} /> : <div class="chart" />;
}
