import { ChevronsDownUp } from 'lucide-react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import style from './FrameTitle.module.css';

interface FrameTitleProps {
  readonly id: string;
  readonly title: string;
  /** In canvas pixels. */
  readonly size: number;
}

/** The title of a frame, by which it is moved; a double click writes it. */
export function FrameTitle({ id, title, size }: FrameTitleProps) {
  const { panels, frames } = useSession();
  const isWriting = useStore(panels.state, ({ renaming }) => renaming?.section === 'frames' && renaming.id === id);
  const done = () => panels.rename(undefined);
  if (isWriting) {
    return (
      <input
        className={`${style['input'] ?? ''} nodrag`}
        style={{ fontSize: size }}
        aria-label="Title of the frame"
        defaultValue={title}
        autoFocus
        onFocus={({ target }) => target.select()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.value = title;
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
        onBlur={({ target }) => {
          const words = target.value.trim();
          if (words !== title && words !== '')
            frames.change([id], 'Rename frame', (frame) => ({ ...frame, title: words }));
          done();
        }}
      />
    );
  }
  return (
    <header
      className={`${style['header'] ?? ''} frame-handle`}
      onDoubleClick={() => panels.rename({ section: 'frames', id })}
    >
      <h3 style={{ fontSize: size }} title={title}>
        {title}
      </h3>
      <span className="nodrag">
        <Button
          look="quiet"
          icon={<ChevronsDownUp size={18} />}
          aria-label={`Collapse ${title}`}
          onClick={() => frames.change([id], 'Collapse frame', (frame) => ({ ...frame, collapsed: true }))}
        />
      </span>
    </header>
  );
}
