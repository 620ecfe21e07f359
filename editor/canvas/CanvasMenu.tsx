import { ContextMenu } from 'radix-ui';
import { Fragment, useState, type MouseEvent, type ReactNode } from 'react';
import { useApp, useSession } from '../app/contexts.tsx';
import { allCommands } from '../commands/allCommands.ts';
import { Keys } from '../commands/Keys.tsx';
import { documentId, type DocumentId } from '../scene/flowId.ts';
import style from './CanvasMenu.module.css';
import { menuGroups, type MenuPlace } from './menuGroups.ts';
import { TintMenu } from './TintMenu.tsx';

/** The menu of the right button: of a card, a frame, a note, a wire, or of the canvas. */
export function CanvasMenu({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const session = useSession();
  const [place, setPlace] = useState<MenuPlace>('canvas');
  const context = { app, session };
  const take = (event: MouseEvent) => {
    const hit = hitOf(event.target);
    setPlace(hit?.place ?? 'canvas');
    const { selection } = session;
    if (!hit) return selection.clear();
    if (!selection.state.getState()[hit.section].has(hit.id)) selection.set({ [hit.section]: new Set([hit.id]) });
  };
  const groups = menuGroups[place]
    .map((ids) =>
      ids.flatMap((id) => allCommands.filter((command) => command.id === id && (command.when?.(context) ?? true))),
    )
    .filter((commands) => commands.length > 0);
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>
        <div className={style['place']} onContextMenu={take}>
          {children}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={style['menu'] ?? ''} collisionPadding={8}>
          {groups.map((commands, index) => (
            <Fragment key={commands[0]?.id}>
              {index > 0 ? <ContextMenu.Separator className={style['line'] ?? ''} /> : null}
              {commands.map((command) => (
                <ContextMenu.Item
                  key={command.id}
                  className={style['item'] ?? ''}
                  data-tone={command.id === 'delete' ? 'bad' : 'plain'}
                  onSelect={() => void command.run(context)}
                >
                  <span>{command.title}</span>
                  {command.keys?.[0] ? <Keys keys={command.keys[0]} /> : null}
                </ContextMenu.Item>
              ))}
            </Fragment>
          ))}
          {place === 'node' || place === 'frame' || place === 'note' ? <TintMenu /> : null}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

type Hit = { readonly place: MenuPlace } & (DocumentId | { readonly section: 'edges'; readonly id: string });

function hitOf(target: EventTarget): Hit | undefined {
  if (!(target instanceof Element)) return undefined;
  const node = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  if (node !== undefined) {
    const hit = documentId(node);
    return { ...hit, place: ({ nodes: 'node', frames: 'frame', notes: 'note' } as const)[hit.section] };
  }
  const edge = target.closest('.react-flow__edge')?.getAttribute('data-id');
  return edge ? { section: 'edges', id: edge, place: 'wire' } : undefined;
}
