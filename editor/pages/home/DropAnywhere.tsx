import { FileDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApp } from '../../app/contexts.tsx';
import { filesOfDrop } from '../../store/droppedFiles.ts';
import style from './DropAnywhere.module.css';

interface DropAnywhereProps {
  readonly onOpen: (address: string | undefined) => void;
  readonly children: ReactNode;
}

/** A page on which a script or a graph file may be dropped at any place. */
export function DropAnywhere({ onOpen, children }: DropAnywhereProps) {
  const { starts } = useApp();
  const [isOver, setOver] = useState(false);
  const open = async (transfer: DataTransfer) => {
    const dropped = await filesOfDrop(transfer);
    if (dropped) onOpen(await starts.files(dropped));
  };
  return (
    <div
      className={style['page']}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void open(event.dataTransfer);
      }}
    >
      {children}
      {isOver ? (
        <div className={style['over']} aria-hidden="true">
          <FileDown size={34} />
          <b>Let go to open it</b>
          <span>a package folder or zip, .fountain, .fdx, .graph.json, or a film made here</span>
        </div>
      ) : null}
    </div>
  );
}
