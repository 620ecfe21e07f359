import { Copy, Download, Ellipsis, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { GraphSummary } from '../../../runtime/protocol/graphs.ts';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { Menu, MenuItem } from '../../kit/Menu.tsx';
import { timeAgo } from '../../kit/timeAgo.ts';
import style from './GraphTile.module.css';
import { TileFace } from './TileFace.tsx';

interface GraphTileProps {
  readonly item: GraphSummary;
  readonly onOpen: (address: string) => void;
}

/** One saved graph: a click opens it, a menu tidies it. */
export function GraphTile({ item, onOpen }: GraphTileProps) {
  const { library } = useApp();
  const [isRenaming, setRenaming] = useState(false);
  const name = item.name || 'Untitled';
  const address = `/graphs/${item.id}`;
  return (
    <li className={style['tile']}>
      <Link href={address} className={style['link'] ?? ''} aria-label={`Open ${name}`}>
        <TileFace thumbnail={item.thumbnail} />
      </Link>
      <div className={style['foot']}>
        <div className={style['words']}>
          {isRenaming ? (
            <NameField
              name={item.name}
              onEnd={(next) => {
                setRenaming(false);
                if (next !== undefined) void library.rename(item, next);
              }}
            />
          ) : (
            <button
              type="button"
              className={style['name']}
              title={name}
              onClick={() => onOpen(address)}
              onDoubleClick={() => setRenaming(true)}
            >
              {name}
            </button>
          )}
          <small>
            {item.nodes === 1 ? '1 node' : `${item.nodes} nodes`} · {timeAgo(item.updatedAt, Date.now())}
          </small>
        </div>
        <Menu
          items={
            <>
              <MenuItem icon={<PencilLine />} onSelect={() => setRenaming(true)}>
                Rename
              </MenuItem>
              <MenuItem icon={<Copy />} onSelect={() => void library.duplicate(item)}>
                Duplicate
              </MenuItem>
              <MenuItem icon={<Download />} onSelect={() => location.assign(library.exportUrl(item))}>
                Export as a file
              </MenuItem>
              <MenuItem icon={<Trash2 />} tone="bad" onSelect={() => void library.moveToTrash(item)}>
                Move to trash
              </MenuItem>
            </>
          }
        >
          <Button look="quiet" icon={<Ellipsis size={16} />} aria-label={`More for ${name}`} />
        </Menu>
      </div>
    </li>
  );
}

/** @returns by `onEnd`: nothing when it was given up */
function NameField({ name, onEnd }: { readonly name: string; readonly onEnd: (name?: string) => void }) {
  const [text, setText] = useState(name);
  return (
    <input
      className={style['field']}
      aria-label="Name of the graph"
      value={text}
      autoFocus
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => onEnd(text.trim())}
      onKeyDown={({ key }) => {
        if (key === 'Enter') onEnd(text.trim());
        if (key === 'Escape') onEnd();
      }}
    />
  );
}
