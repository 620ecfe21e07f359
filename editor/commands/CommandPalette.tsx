import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/contexts.tsx';
import { allCommands } from './allCommands.ts';
import style from './CommandPalette.module.css';
import { commandGroups } from './editorCommand.ts';
import { Keys } from './Keys.tsx';

/** Every command that can be given now, found by typing. */
export function CommandPalette() {
  const app = useApp();
  const session = useSession();
  const isOpen = useStore(session.panels.state, ({ dialog }) => dialog === 'commands');
  const usable = isOpen
    ? allCommands.filter(({ id, when }) => id !== 'commands' && (when?.({ app, session }) ?? true))
    : [];
  return (
    <Dialog.Root open={isOpen} onOpenChange={() => session.panels.close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={style['shade'] ?? ''} />
        <Dialog.Content className={style['dialog'] ?? ''} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">All commands</Dialog.Title>
          <Command label="Find a command">
            <Command.Input autoFocus placeholder="What do you want to do?" className={style['input'] ?? ''} />
            <Command.List className={style['list'] ?? ''}>
              <Command.Empty className={style['empty'] ?? ''}>No command is called like that.</Command.Empty>
              {commandGroups.map((group) => {
                const commands = usable.filter((command) => command.group === group);
                if (commands.length === 0) return null;
                return (
                  <Command.Group key={group} heading={group} className={style['group'] ?? ''}>
                    {commands.map((command) => (
                      <Command.Item
                        key={command.id}
                        value={command.title}
                        className={style['item'] ?? ''}
                        onSelect={() => {
                          session.panels.close();
                          void command.run({ app, session });
                        }}
                      >
                        <span>{command.title}</span>
                        {command.keys?.[0] ? <Keys keys={command.keys[0]} /> : null}
                      </Command.Item>
                    ))}
                  </Command.Group>
                );
              })}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
