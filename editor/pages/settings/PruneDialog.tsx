import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { byteWords } from '../../kit/byteWords.ts';
import { Modal } from '../../kit/Modal.tsx';
import style from './SettingsPage.module.css';

/** Says what would go before it goes. */
export function PruneDialog({ onClose }: { readonly onClose: () => void }) {
  const { settings, toasts } = useApp();
  const prunable = useStore(settings.state, (state) => state.prunable);
  const [paid, setPaid] = useState(false);
  const [uploads, setUploads] = useState(false);
  const paidId = useId();
  const uploadsId = useId();
  useEffect(() => void settings.lookWhatGoes({ paid, uploads }), [settings, paid, uploads]);
  const prune = async () => {
    const pruned = await settings.prune({ paid, uploads });
    if (!pruned) return;
    toasts.show({ tone: 'good', message: `${byteWords(pruned.bytes)} are free again.` });
    onClose();
  };
  return (
    <Modal
      title="Make room"
      lead="Earlier takes go that newer ones have replaced, and files that nothing refers to. What graphs use, what was picked, and the newest take of everything stay."
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave everything</Button>
          <Button
            look="danger"
            disabled={!prunable || prunable.results + prunable.assets === 0}
            onClick={() => void prune()}
          >
            {prunable ? `Free ${byteWords(prunable.bytes)}` : 'Free'}
          </Button>
        </>
      }
    >
      <p role="status">
        {prunable
          ? `${prunable.results} takes and ${prunable.assets} files would go: ${byteWords(prunable.bytes)}. ${byteWords(prunable.kept)} stay.`
          : 'Looking what can go …'}
      </p>
      <p className={style['check']}>
        <input id={paidId} type="checkbox" checked={paid} onChange={({ target }) => setPaid(target.checked)} />
        <label htmlFor={paidId}>Also earlier takes that were paid for</label>
      </p>
      <p className={style['check']}>
        <input id={uploadsId} type="checkbox" checked={uploads} onChange={({ target }) => setUploads(target.checked)} />
        <label htmlFor={uploadsId}>Also files that people brought and no graph uses</label>
      </p>
    </Modal>
  );
}
