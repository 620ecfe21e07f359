import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { useApp } from '../app/contexts.tsx';

/** A picture of the server. One that a lost connection kept away is loaded as soon as the connection is back. */
export function ServedPicture({ alt, ...rest }: ComponentProps<'img'> & { readonly alt: string }) {
  const { connection } = useApp();
  const [attempt, setAttempt] = useState(0);
  const hasFailed = useRef(false);
  useEffect(
    () =>
      connection.onBack(() => {
        if (!hasFailed.current) return;
        hasFailed.current = false;
        setAttempt((before) => before + 1);
      }),
    [connection],
  );
  const set = (failed: boolean) => () => {
    hasFailed.current = failed;
  };
  return <img key={attempt} alt={alt} draggable={false} {...rest} onError={set(true)} onLoad={set(false)} />;
}
