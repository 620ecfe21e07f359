import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { DraftField } from '../kit/DraftField.tsx';
import { Modal } from '../kit/Modal.tsx';
import { timeAgo } from '../kit/timeAgo.ts';
import style from './PublishDialog.module.css';

/** Makes the graph as it is a node type for other graphs, for the API and for the command line. */
export function PublishDialog() {
  const { toasts } = useApp();
  const { side, publishing, document } = useSession();
  const { published, isPublishing, refusal } = useStore(publishing.state);
  const { inputs, outputs } = useStore(document.state, (state) => state.graph);
  const [slug, setSlug] = useState<string>();
  useEffect(() => void publishing.load(), [publishing]);
  const last = published?.[0];
  const shown = slug ?? last?.slug ?? '';
  const publish = async () => {
    const type = await publishing.publish(shown.trim() === '' ? undefined : shown.trim());
    if (type === undefined) return;
    toasts.show({ tone: 'good', message: `Published as ${type}: it stands among the nodes, under Templates.` });
    side.publish(false);
  };
  return (
    <Modal
      title="Publish as a template"
      lead="This version becomes a node that other graphs can use, and a name for the API and the command line. What is published never changes: the next time it gets the next number."
      onClose={() => side.publish(false)}
      actions={
        <>
          <Button onClick={() => side.publish(false)}>Not now</Button>
          <Button look="accent" disabled={isPublishing} onClick={() => void publish()}>
            {last ? `Publish number ${last.number + 1}` : 'Publish'}
          </Button>
        </>
      }
    >
      <DraftField label="Short name" value={shown} placeholder="made of the graph’s name" onChange={setSlug} />
      <dl className={style['form']}>
        <dt>It asks for</dt>
        <dd>{namesOf(inputs)}</dd>
        <dt>It gives</dt>
        <dd>{namesOf(outputs)}</dd>
      </dl>
      <Button
        onClick={() => {
          side.publish(false);
          side.show('exposed');
        }}
      >
        Choose inputs and outputs
      </Button>
      {refusal === undefined ? null : (
        <p role="alert" className={style['refusal']}>
          {refusal}
        </p>
      )}
      {published && published.length > 0 ? (
        <ul className={style['published']} aria-label="Published before">
          {published.map(({ type, publishedAt }) => (
            <li key={type}>
              <code>{type}</code> <span>{timeAgo(publishedAt, Date.now())}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Modal>
  );
}

function namesOf(exposed: readonly { readonly name: string; readonly title?: string | undefined }[]): string {
  return exposed.length === 0 ? 'nothing yet' : exposed.map(({ name, title }) => title ?? name).join(', ');
}
