import { Braces, Download, Ellipsis, History, ListTree, Settings, Upload } from 'lucide-react';
import { useLocation } from 'wouter';
import { useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { Menu, MenuItem } from '../kit/Menu.tsx';
import { saveText } from '../kit/saveText.ts';

/** What concerns the graph as a whole. */
export function GraphMenu() {
  const { side, rescue } = useSession();
  const [, go] = useLocation();
  return (
    <Menu
      items={
        <>
          <MenuItem icon={<ListTree />} onSelect={() => side.toggle('outline')}>
            Outline
          </MenuItem>
          <MenuItem icon={<History />} onSelect={() => side.toggle('history')}>
            History
          </MenuItem>
          <MenuItem icon={<Braces />} onSelect={() => side.toggle('exposed')}>
            Inputs &amp; outputs
          </MenuItem>
          <MenuItem icon={<Upload />} onSelect={() => side.publish(true)}>
            Publish as a template …
          </MenuItem>
          <MenuItem
            icon={<Download />}
            onSelect={() => {
              const { name, text } = rescue.file();
              saveText(name, text);
            }}
          >
            Export as a file
          </MenuItem>
          <MenuItem icon={<Settings />} onSelect={() => go('/settings')}>
            Settings
          </MenuItem>
        </>
      }
    >
      <Button look="quiet" icon={<Ellipsis size={17} />} aria-label="Graph menu" title="Graph menu" />
    </Menu>
  );
}
