import { ContextMenu } from 'radix-ui';
import { useSession } from '../app/contexts.tsx';
import { tints, type Tint } from '../scene/tints.ts';
import style from './CanvasMenu.module.css';

/** Colours for what is selected: cards, frames and notes at once. */
export function TintMenu() {
  const session = useSession();
  return (
    <>
      <ContextMenu.Separator className={style['line'] ?? ''} />
      <ContextMenu.Group className={style['tints'] ?? ''} aria-label="Colour">
        {[undefined, ...tints].map((tint) => (
          <ContextMenu.Item
            key={tint ?? 'none'}
            className={style['tint'] ?? ''}
            data-tint={tint ?? 'none'}
            aria-label={tint === undefined ? 'No colour' : `Colour ${tint}`}
            onSelect={() => session.colors.give(tint satisfies Tint | undefined)}
          >
            <i aria-hidden="true" />
          </ContextMenu.Item>
        ))}
      </ContextMenu.Group>
    </>
  );
}
