import { ToggleGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { useSession } from '../../app/contexts.tsx';
import style from './NarrowSwitch.module.css';

/** On a phone: the outline or the canvas. */
export function NarrowSwitch() {
  const { side } = useSession();
  const narrow = useStore(side.state, (state) => state.narrow);
  return (
    <nav aria-label="What is shown">
      <ToggleGroup.Root
        type="single"
        aria-label="What is shown"
        className={style['switch'] ?? ''}
        value={narrow}
        onValueChange={(value) => {
          if (value === 'outline' || value === 'canvas') side.showNarrow(value);
        }}
      >
        <ToggleGroup.Item value="outline">Outline</ToggleGroup.Item>
        <ToggleGroup.Item value="canvas">Canvas</ToggleGroup.Item>
      </ToggleGroup.Root>
    </nav>
  );
}
