import { useState } from 'react';
import type { AssetItem } from '../../runtime/protocol/assets.ts';
import { useApp } from '../app/contexts.tsx';

/** Brings a file to the server. `part` is there while it goes: how much of it was sent, 0 to 1. */
export function useUpload(onDone: (asset: AssetItem) => void) {
  const { media, toasts } = useApp();
  const [part, setPart] = useState<number>();
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setPart(0);
    try {
      onDone(await media.upload(file, setPart));
    } catch (error) {
      toasts.failed(error);
    } finally {
      setPart(undefined);
    }
  };
  return { part, upload };
}
