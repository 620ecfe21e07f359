import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { allCommands } from './allCommands.ts';
import style from './CommandPalette.module.css';
import { commandGroups } from './editorCommand.ts';
import { Keys } from './Keys.tsx';
import { mouseWays } from './mouseWays.ts';

/** All keys on one sheet, and what the mouse does. */
export function ShortcutSheet() {
  const { panels } = useSession();
  const isOpen = useStore(panels.state, ({ dialog }) => dialog === 'shortcuts');
  return (
    <Dialog.Root open={isOpen} onOpenChange={() => panels.close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={style['shade'] ?? ''} />
        <Dialog.Content className={style['sheet'] ?? ''} aria-describedby={undefined}>
          <header className={style['sheetHeader']}>
            <Dialog.Title>Keyboard shortcuts</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="quiet" icon={<X size={16} />} aria-label="Close" />
            </Dialog.Close>
          </header>
          <div className={style['columns']}>
            {commandGroups.map((group) => (
              <ShortcutGroup key={group} group={group} />
            ))}
            <section>
              <h3>Mouse</h3>
              <dl>
                {mouseWays.map(({ what, how }) => (
                  <div key={what}>
                    <dt>{what}</dt>
                    <dd>{how}</dd>
                  </div>
                ))}
              </dl>
            </section>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function ShortcutGroup({ group }: { readonly group: string }) {
  const commands = allCommands.filter((command) => command.group === group && command.keys);
  if (commands.length === 0) return null;
  return (
    <section>
      <h3>{group}</h3>
      <dl>
        {commands.map(({ id, title, keys = [] }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              {keys.slice(0, 2).map((chord) => (
                <Keys key={chord} keys={chord} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
