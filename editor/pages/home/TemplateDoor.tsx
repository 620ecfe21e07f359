import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { LoopingClip } from '../../kit/LoopingClip.tsx';
import { Door } from './Door.tsx';
import style from './Door.module.css';

/** Finished graphs to start from, each with what it makes. */
export function TemplateDoor({ onOpen }: { readonly onOpen: (address: string | undefined) => void }) {
  const { starts } = useApp();
  const templates = useStore(starts.state, (state) => state.templates).filter(({ kind }) => kind === 'graph');
  const shown = templates.filter(({ result }) => result !== undefined);
  const [pointed, setPointed] = useState<string>();
  // The first one looks like the film that the next door shows.
  const [turn, setTurn] = useState(1);
  const now = shown.find(({ id }) => id === pointed) ?? shown[turn % Math.max(1, shown.length)];
  return (
    <Door
      title="Start from a template"
      lead="A finished graph with its film. Put your own words and pictures in."
      picture={
        now?.result ? (
          <LoopingClip
            key={now.id}
            url={now.result.url}
            poster={now.result.poster}
            label={`What “${now.name}” makes`}
            onEnd={shown.length > 1 && pointed === undefined ? () => setTurn(turn + 1) : undefined}
          />
        ) : null
      }
    >
      <ul className={style['rows']}>
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              className={style['row']}
              title={template.description}
              onPointerEnter={() => setPointed(template.id)}
              onPointerLeave={() => setPointed(undefined)}
              onFocus={() => setPointed(template.id)}
              onBlur={() => setPointed(undefined)}
              onClick={() => void starts.template(template).then(onOpen)}
            >
              <LayoutTemplate size={15} aria-hidden="true" />
              <span>{template.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Door>
  );
}
