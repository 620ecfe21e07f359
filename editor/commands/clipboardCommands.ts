import type { CommandContext, EditorCommand } from './editorCommand.ts';

const hasThings = ({ session }: CommandContext) => {
  const { nodes, frames, notes } = session.selection.state.getState();
  return nodes.size + frames.size + notes.size > 0;
};

export const clipboardCommands: readonly EditorCommand[] = [
  {
    id: 'cut',
    title: 'Cut',
    group: 'Edit',
    keys: ['Mod+X'],
    isNative: true,
    when: hasThings,
    run: async ({ session }) => {
      const text = session.clipboard.cut();
      if (text !== undefined) await navigator.clipboard.writeText(text);
    },
  },
  {
    id: 'copy',
    title: 'Copy',
    group: 'Edit',
    keys: ['Mod+C'],
    isNative: true,
    when: hasThings,
    run: async ({ session }) => {
      const text = session.clipboard.copy();
      if (text !== undefined) await navigator.clipboard.writeText(text);
    },
  },
  {
    id: 'paste',
    title: 'Paste',
    group: 'Edit',
    keys: ['Mod+V'],
    isNative: true,
    run: (context) => paste(context, false),
  },
  {
    id: 'paste-with-wires',
    title: 'Paste with the wires that came in',
    group: 'Edit',
    keys: ['Mod+Shift+V'],
    run: (context) => paste(context, true),
  },
  {
    id: 'duplicate',
    title: 'Duplicate with wires',
    group: 'Edit',
    keys: ['Mod+D'],
    when: hasThings,
    run: ({ session }) => session.clipboard.duplicate(),
  },
];

async function paste({ app, session }: CommandContext, keepIncoming: boolean): Promise<void> {
  const at = session.viewport.view?.pointer();
  if (!at) return;
  try {
    const text = await navigator.clipboard.readText();
    if (session.clipboard.paste(text, at, keepIncoming) || text.trim() === '') return;
    session.importer.text(text, at);
  } catch {
    app.toasts.show({
      tone: 'bad',
      message: 'The browser does not give the clipboard to this page: allow it, or use Ctrl+V.',
    });
  }
}
