import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { Modal } from '../kit/Modal.tsx';
import type { OpenOffer } from '../store/importer.ts';

const words: Readonly<Record<OpenOffer['kind'], { readonly title: string; readonly lead: string }>> = {
  graph: { title: 'Open this graph?', lead: 'It opens by itself; the graph that is open now stays as it is.' },
  screenplay: {
    title: 'Open this screenplay?',
    lead: 'You look through its scenes, people and places first, then it becomes a graph of its own.',
  },
  film: {
    title: 'This film was made here',
    lead: 'The graph that it was made from is in the file. Open that, or use the film as a clip.',
  },
};

/** A dropped file that can be opened by itself: asks whether it should. */
export function OpenOfferDialog() {
  const { starts, toasts } = useApp();
  const { importer } = useSession();
  const [, go] = useLocation();
  const offer = useStore(importer.state, (state) => state.offer);
  if (!offer) return null;
  const { file, kind, clip } = offer;
  const open = async () => {
    importer.close();
    const address = await starts.files({ name: file.name, isFolder: false, files: [{ path: file.name, file }] });
    if (address !== undefined) return go(address);
    const { refusal } = starts.state.getState();
    if (refusal !== undefined) toasts.show({ tone: 'bad', message: refusal });
  };
  return (
    <Modal
      title={words[kind].title}
      lead={
        <>
          <b>{file.name}</b>. {words[kind].lead}
        </>
      }
      onClose={() => importer.close()}
      actions={
        <>
          <Button onClick={() => importer.close()}>Cancel</Button>
          {clip ? <Button onClick={() => importer.useClip()}>Use as a clip</Button> : null}
          <Button look="accent" onClick={() => void open()}>
            {kind === 'screenplay' ? 'Look through it' : 'Open the graph'}
          </Button>
        </>
      }
    />
  );
}
