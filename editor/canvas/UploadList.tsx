import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import style from './UploadList.module.css';

/** Files on their way to the server. */
export function UploadList() {
  const { importer } = useSession();
  const uploads = useStore(importer.state, (state) => state.uploads);
  if (uploads.size === 0) return null;
  return (
    <section className={style['uploads']} aria-label="Uploads">
      <ul>
        {[...uploads].map(([id, { name, part }]) => (
          <li key={id}>
            <span title={name}>{name}</span>
            <progress value={part} max={1} aria-label={`Upload of ${name}`} />
          </li>
        ))}
      </ul>
      <Button look="quiet" onClick={() => importer.cancelUploads()}>
        Stop
      </Button>
    </section>
  );
}
