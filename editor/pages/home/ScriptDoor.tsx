import { FileText, FolderOpen, X } from 'lucide-react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { LoopingClip } from '../../kit/LoopingClip.tsx';
import { filesOfInput } from '../../store/droppedFiles.ts';
import { Door } from './Door.tsx';
import style from './Door.module.css';
import { FileButton } from './FileButton.tsx';

/** A script in, a breakdown to look through, and then its graph. */
export function ScriptDoor({ onOpen }: { readonly onOpen: (address: string | undefined) => void }) {
  const { starts } = useApp();
  const { templates, screenplays } = useStore(starts.state);
  const film = templates.find(({ kind, result }) => kind === 'screenplay' && result !== undefined);
  const take = (list: FileList) => {
    const dropped = filesOfInput(list);
    if (dropped) void starts.files(dropped).then(onOpen);
  };
  return (
    <Door
      title="Drop a script"
      lead="A Snowflake package, Fountain or Final Draft. See its scenes, people and places first, then get every shot."
      picture={
        film?.result ? (
          <LoopingClip
            url={film.result.url}
            poster={film.result.poster}
            label={`Scene 1 of “${film.name}” as an animatic`}
          />
        ) : null
      }
    >
      <div className={style['buttons']}>
        <FileButton
          icon={<FileText size={15} />}
          accept=".zip,.fountain,.spmd,.fdx,.txt,.json"
          label="Choose a file"
          onFiles={take}
        />
        <FileButton icon={<FolderOpen size={15} />} isFolder label="Choose a folder" onFiles={take} />
      </div>
      {screenplays.length > 0 ? (
        <ul className={style['rows']} aria-label="Scripts from before">
          {screenplays.slice(0, 3).map((screenplay) => (
            <li key={screenplay.id}>
              <Link href={`/screenplays/${screenplay.id}`} className={style['row'] ?? ''}>
                <FileText size={15} aria-hidden="true" />
                <span>{screenplay.title || screenplay.file}</span>
                <small>{screenplay.counts.scenes === 1 ? '1 scene' : `${screenplay.counts.scenes} scenes`}</small>
              </Link>
              <Button
                look="quiet"
                icon={<X size={14} />}
                aria-label={`Forget the script ${screenplay.title || screenplay.file}`}
                title="Forget this script; graphs made of it stay"
                onClick={() => void starts.forgetScreenplay(screenplay)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </Door>
  );
}
