import { useEffect } from 'react';
import { useSession } from '../app/contexts.tsx';

/** What was copied here, for pages that know it; as text it is there too. */
const clipMime = 'application/x-shotgraph';

/** Copy, cut and paste of the canvas by the browser's own events: no permission is asked for. */
export function useClipboard(): void {
  const { clipboard, importer, viewport } = useSession();
  useEffect(() => {
    const leave = new AbortController();
    const { signal } = leave;
    const put = (event: ClipboardEvent, take: () => string | undefined) => {
      if (!isForCanvas(event)) return;
      const text = take();
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData(clipMime, text);
      event.clipboardData?.setData('text/plain', text);
    };
    document.addEventListener('copy', (event) => put(event, () => clipboard.copy()), { signal });
    document.addEventListener('cut', (event) => put(event, () => clipboard.cut()), { signal });
    document.addEventListener(
      'paste',
      (event) => {
        const { clipboardData: data } = event;
        if (!data || !viewport.view || !isForCanvas(event)) return;
        event.preventDefault();
        const at = viewport.view.pointer();
        const text = data.getData('text/plain');
        const files = [...data.files];
        if (clipboard.paste(data.getData(clipMime) || text, at, false)) return;
        if (files.length > 0) void importer.files(files, at);
        else if (/^https?:\/\/\S+$/.test(text.trim())) importer.address(text.trim(), at);
        else if (text.trim() !== '') importer.text(text, at);
      },
      { signal },
    );
    return () => leave.abort();
  }, [clipboard, importer, viewport]);
}

/** A text that is being written, or selected on the page, has the clipboard for itself. */
function isForCanvas({ target }: ClipboardEvent): boolean {
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role=dialog]')) {
    return false;
  }
  return (getSelection()?.toString() ?? '') === '';
}
