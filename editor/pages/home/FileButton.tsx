import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import style from './Door.module.css';

interface FileButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** Endings that the dialog offers. */
  readonly accept?: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: FileList) => void;
}

/** Opens the system's dialog for a file or a folder. */
export function FileButton({ label, icon, accept, isFolder = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.webkitdirectory = isFolder;
  }, [isFolder]);
  return (
    <>
      <Button icon={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        className={style['hidden']}
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          if (target.files) onFiles(target.files);
          target.value = '';
        }}
      />
    </>
  );
}
