import { FolderOpen, Upload } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { AssetPicker } from '../../kit/AssetPicker.tsx';
import { Button } from '../../kit/Button.tsx';
import { TextInput } from '../../kit/form/TextInput.tsx';
import popup from '../../kit/Popup.module.css';
import { useUpload } from '../../kit/useUpload.ts';
import type { ControlProps } from './controlProps.ts';
import style from './SourceControl.module.css';
import { StoredFile } from './StoredFile.tsx';

interface SourceControlProps extends ControlProps {
  readonly type: NodeTypeInfo;
}

/** A file: dropped, brought, chosen of what is stored, or named by its path or address. */
export function SourceControl({ id, label, value, placeholder, type, onChange }: SourceControlProps) {
  const [isOver, setOver] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { part, upload } = useUpload(({ hash }) => onChange(`asset:${hash}`));
  const kind = kindOf(type);
  const source = typeof value === 'string' ? value : '';
  const hash = /^asset:([0-9a-f]{64})$/.exec(source)?.[1];
  return (
    <div
      className={style['source']}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void upload(event.dataTransfer.files[0]);
      }}
    >
      {hash === undefined ? (
        <TextInput
          id={id}
          value={source}
          placeholder={placeholder ?? 'path or address of a file'}
          onChange={onChange}
        />
      ) : (
        <StoredFile hash={hash} kind={kind} onRemove={() => onChange(undefined)} />
      )}
      {part === undefined ? (
        <div className={style['ways']}>
          <Button icon={<Upload size={14} />} onClick={() => input.current?.click()}>
            {hash === undefined ? 'Bring a file' : 'Replace'}
          </Button>
          <Popover.Root open={isChoosing} onOpenChange={setChoosing}>
            <Popover.Trigger asChild>
              <Button icon={<FolderOpen size={14} />}>Choose</Button>
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Content className={popup['popup'] ?? ''} align="end" sideOffset={4} aria-label="Stored files">
                <AssetPicker
                  kind={kind}
                  onPick={(asset) => {
                    onChange(`asset:${asset.hash}`);
                    setChoosing(false);
                  }}
                />
              </Popover.Content>
            </Popover.Portal>
          </Popover.Root>
          <span className={style['hint']}>or drop it here</span>
        </div>
      ) : (
        <progress value={part} aria-label="Part of the file that was sent" />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={`${kind}/*`}
        aria-label={`${label}: file`}
        onChange={({ target }) => void upload(target.files?.[0])}
      />
    </div>
  );
}

function kindOf({ outputs }: NodeTypeInfo): 'image' | 'video' | 'audio' {
  const kind = outputs[0]?.type.kind;
  return kind === 'video' || kind === 'audio' ? kind : 'image';
}
