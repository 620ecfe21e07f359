import { ContextMenu } from 'radix-ui';
import { useApp, useSession } from '../../app/contexts.tsx';
import { allCommands } from '../../commands/allCommands.ts';
import { Keys } from '../../commands/Keys.tsx';
import menuStyle from '../../kit/Menu.module.css';
import style from './OutlinePanel.module.css';

const groups: ReadonlySet<string> = new Set(['Edit', 'Node', 'Run']);

/** What can be done with what is selected: the same commands as everywhere. */
export function OutlineMenu() {
  const app = useApp();
  const session = useSession();
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content className={`${menuStyle['menu'] ?? ''} ${style['menu'] ?? ''}`} collisionPadding={8}>
        <Items app={app} session={session} />
      </ContextMenu.Content>
    </ContextMenu.Portal>
  );
}

/** Apart, so that what can be done is asked when the menu opens. */
function Items({
  app,
  session,
}: {
  readonly app: ReturnType<typeof useApp>;
  readonly session: ReturnType<typeof useSession>;
}) {
  const context = { app, session };
  return allCommands
    .filter(({ group, when }) => groups.has(group) && (when?.(context) ?? true))
    .map((command) => (
      <ContextMenu.Item key={command.id} className={menuStyle['item'] ?? ''} onSelect={() => void command.run(context)}>
        <span className={style['command']}>{command.title}</span>
        {command.keys?.[0] ? <Keys keys={command.keys[0]} /> : null}
      </ContextMenu.Item>
    ));
}
