import { Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AssetItem } from '../../runtime/protocol/assets.ts';
import { useApp } from '../app/contexts.tsx';
import style from './AssetPicker.module.css';
import { AssetTile } from './AssetTile.tsx';
import { Button } from './Button.tsx';
import { useUpload } from './useUpload.ts';

interface AssetPickerProps {
  readonly kind: 'image' | 'video' | 'audio';
  readonly onPick: (asset: AssetItem) => void;
}

/** Files that are stored here, newest first, and the way to bring a new one. */
export function AssetPicker({ kind, onPick }: AssetPickerProps) {
  const { media, toasts } = useApp();
  const [items, setItems] = useState<readonly AssetItem[]>([]);
  const [next, setNext] = useState<string>();
  const [isLoading, setLoading] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  const { part, upload } = useUpload(onPick);
  const load = async (cursor?: string, signal?: AbortSignal) => {
    setLoading(true);
    try {
      const page = await media.list({ kind, limit: 24, ...(cursor !== undefined && { cursor }) }, signal);
      setItems((before) => (cursor === undefined ? page.items : [...before, ...page.items]));
      setNext(page.next);
    } catch (error) {
      if (!signal?.aborted) toasts.failed(error);
    } finally {
      if (!signal?.aborted) setLoading(false);
    }
  };
  useEffect(() => {
    const leave = new AbortController();
    void load(undefined, leave.signal);
    return () => leave.abort();
  }, [kind]);
  return (
    <div className={style['picker']}>
      <Button icon={<Upload size={14} />} disabled={part !== undefined} onClick={() => input.current?.click()}>
        {part === undefined ? 'Bring a file' : `${Math.round(part * 100)} %`}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={`${kind}/*`}
        aria-label="File"
        onChange={({ target }) => void upload(target.files?.[0])}
      />
      <div className={style['grid']}>
        {items.map((asset) => (
          <AssetTile key={asset.hash} asset={asset} onPick={() => onPick(asset)} />
        ))}
      </div>
      {items.length === 0 && !isLoading ? <p className={style['soft']}>Nothing of this kind is stored yet.</p> : null}
      {next === undefined ? null : (
        <Button look="quiet" disabled={isLoading} onClick={() => void load(next)}>
          Show more
        </Button>
      )}
    </div>
  );
}
