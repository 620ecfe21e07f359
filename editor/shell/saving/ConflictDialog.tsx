import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useApp, useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { Modal } from '../../kit/Modal.tsx';
import { conflictWords } from '../../store/conflictWords.ts';
import style from './ConflictDialog.module.css';
import bannerStyle from './SaveBanner.module.css';

/** Both tabs changed the same: what each did, in words, and who gives way. */
export function ConflictDialog() {
  const { catalog } = useApp();
  const { autosave, rescue } = useSession();
  const [, go] = useLocation();
  const conflict = useStore(autosave.state, (state) => state.conflict);
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const [isLater, setLater] = useState<object>();
  const words = useMemo(() => conflict && conflictWords(conflict, types), [conflict, types]);
  if (!words) return null;
  if (isLater === conflict) {
    return (
      <div className={bannerStyle['banner']} role="alert">
        <TriangleAlert size={16} aria-hidden="true" />
        <p>This graph was changed in two places. What you change is kept here until you say how it goes on.</p>
        <div>
          <Button onClick={() => setLater(undefined)}>Decide</Button>
        </div>
      </div>
    );
  }
  return (
    <Modal
      title="This graph was changed in two places"
      lead="Another tab, or somebody else, saved a change of the same thing that you changed here. Nothing of yours is lost: say how it goes on."
      size="wide"
      onClose={() => setLater(conflict)}
      actions={
        <>
          <Button
            onClick={() => void rescue.keepBoth().then((id) => (id === undefined ? undefined : go(`/graphs/${id}`)))}
          >
            Save mine as a copy
          </Button>
          <Button onClick={() => void autosave.settle('theirs')}>Take theirs</Button>
          <Button look="accent" onClick={() => void autosave.settle('mine')}>
            Keep mine
          </Button>
        </>
      }
    >
      <div className={style['sides']}>
        <Side title="Yours, not saved yet" words={words.mine} />
        <Side title="Theirs, saved" words={words.theirs} />
      </div>
    </Modal>
  );
}

function Side({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
