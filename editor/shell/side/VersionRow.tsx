import { Bookmark, CopyPlus, Ellipsis, GitCompare, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import type { GraphVersion } from '../../../runtime/protocol/graphs.ts';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { Menu, MenuItem } from '../../kit/Menu.tsx';
import { timeAgo } from '../../kit/timeAgo.ts';
import style from './VersionRow.module.css';

const mostWords = 4;

/** One version: when, what it changed, and what can be done with it. */
export function VersionRow({ version, isNewest }: { readonly version: GraphVersion; readonly isNewest: boolean }) {
  const { history } = useSession();
  const [, go] = useLocation();
  const compared = useStore(history.state, (state) => state.compared.get(version.revision));
  const [isNaming, setNaming] = useState(false);
  const { revision, savedAt, label, words } = version;
  const called = label ?? `version ${revision}`;
  return (
    <li className={style['version']} data-named={label !== undefined}>
      <div className={style['head']}>
        <div>
          {isNaming ? (
            <LabelField
              label={label ?? ''}
              onEnd={(next) => {
                setNaming(false);
                if (next !== undefined && next !== (label ?? '')) void history.name(revision, next);
              }}
            />
          ) : (
            <b>{isNewest && label === undefined ? 'Now' : called}</b>
          )}
          <time dateTime={savedAt} title={new Date(savedAt).toLocaleString()}>
            {timeAgo(savedAt, Date.now())}
          </time>
        </div>
        <Menu
          items={
            <>
              <MenuItem icon={<Bookmark />} onSelect={() => setNaming(true)}>
                {label === undefined ? 'Name this version' : 'Rename'}
              </MenuItem>
              {isNewest ? null : (
                <>
                  <MenuItem icon={<GitCompare />} onSelect={() => void history.compare(revision)}>
                    Compare with now
                  </MenuItem>
                  <MenuItem icon={<RotateCcw />} onSelect={() => void history.restore(version)}>
                    Restore
                  </MenuItem>
                </>
              )}
              <MenuItem
                icon={<CopyPlus />}
                onSelect={() =>
                  void history.openCopy(version).then((id) => (id === undefined ? undefined : go(`/graphs/${id}`)))
                }
              >
                Open as a new graph
              </MenuItem>
            </>
          }
        >
          <Button look="quiet" icon={<Ellipsis size={15} />} aria-label={`More for ${called}`} />
        </Menu>
      </div>
      <Words words={words.length > 0 ? words : [revision === 1 ? 'The beginning' : 'Things were moved about']} />
      {compared ? (
        <div className={style['compared']}>
          <b>From then to now</b>
          <Words words={compared.length > 0 ? compared : ['Nothing that matters differs.']} />
        </div>
      ) : null}
    </li>
  );
}

function Words({ words }: { readonly words: readonly string[] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? words : words.slice(0, mostWords);
  return (
    <ul className={style['words']}>
      {shown.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {shown.length < words.length ? (
        <li>
          <button type="button" className={style['more']} onClick={() => setWhole(true)}>
            {words.length - shown.length} more
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function LabelField({ label, onEnd }: { readonly label: string; readonly onEnd: (label?: string) => void }) {
  const [text, setText] = useState(label);
  return (
    <input
      className={style['field']}
      aria-label="Name of the version"
      placeholder="First cut"
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
