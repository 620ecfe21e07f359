import { FileJson, Plus } from 'lucide-react';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { filesOfInput } from '../../store/droppedFiles.ts';
import { Door } from './Door.tsx';
import style from './Door.module.css';
import { FileButton } from './FileButton.tsx';
import { WiringPicture } from './WiringPicture.tsx';

/** Nothing but a canvas. */
export function EmptyDoor({ onOpen }: { readonly onOpen: (address: string | undefined) => void }) {
  const { starts } = useApp();
  return (
    <Door
      title="Wire it yourself"
      lead="An empty canvas and all nodes. Or open a graph that somebody sent you."
      picture={<WiringPicture />}
    >
      <div className={style['buttons']}>
        <Button look="accent" icon={<Plus size={15} />} onClick={() => void starts.empty().then(onOpen)}>
          Empty canvas
        </Button>
        <FileButton
          icon={<FileJson size={15} />}
          accept=".json,.mp4"
          label="Open a graph file"
          onFiles={(list) => {
            const dropped = filesOfInput(list);
            if (dropped) void starts.files(dropped).then(onOpen);
          }}
        />
      </div>
    </Door>
  );
}
