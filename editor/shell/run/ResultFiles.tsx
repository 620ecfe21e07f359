import { Captions, Download, File, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { bytes } from '../../kit/bytes.ts';
import { resultWords } from '../../kit/resultWords.ts';
import type { ResultFile } from '../../store/runResults.ts';
import { ServedPicture } from '../../kit/ServedPicture.tsx';
import style from './ResultFiles.module.css';

/** The files of a run, to be played and saved under their names, and its other outputs as words. */
export function ResultFiles() {
  const { results } = useSession();
  const { files, values } = useStore(results.state);
  return (
    <section className={style['results']} aria-label="Results">
      {files.map((file) => (
        <FileRow key={file.asset.hash + file.fileName} file={file} />
      ))}
      {values.map(({ name, value }) => (
        <div key={name} className={style['value']}>
          <h4>{name}</h4>
          <p>{resultWords({ [name]: value }).slice(0, 600)}</p>
        </div>
      ))}
    </section>
  );
}

function FileRow({ file: { asset, fileName } }: { readonly file: ResultFile }) {
  const { media } = useApp();
  const { quickLook } = useSession();
  const isSeen = asset.kind === 'image' || asset.kind === 'video';
  return (
    <div className={style['file']}>
      <span className={style['picture']}>
        {isSeen ? <ServedPicture src={media.thumbnailUrl(asset.hash, 160)} alt="" /> : <FileIcon kind={asset.mime} />}
      </span>
      <span className={style['name']}>
        <b>{fileName}</b>
        <small>{bytes(asset.bytes)}</small>
      </span>
      {asset.kind === 'data' ? null : (
        <Button
          look="quiet"
          icon={<Play size={15} />}
          aria-label={`Play ${fileName}`}
          onClick={() => quickLook.openAsset(asset, fileName)}
        />
      )}
      <a
        className={style['download']}
        href={media.downloadUrl(asset.hash, fileName)}
        download
        aria-label={`Download ${fileName}`}
        title="Download"
      >
        <Download size={15} />
      </a>
    </div>
  );
}

function FileIcon({ kind }: { readonly kind: string }) {
  return kind.includes('subrip') || kind.includes('vtt') ? <Captions size={18} /> : <File size={18} />;
}
