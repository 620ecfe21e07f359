import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import style from './LoopingClip.module.css';

interface LoopingClipProps {
  readonly url: string;
  /** Address of a picture that is seen until the clip has come. */
  readonly poster?: string | undefined;
  /** What is seen, for whoever does not see it. */
  readonly label: string;
  /** Second of the clip that is shown first. */
  readonly start?: number;
  /** Called at the end instead of beginning again. */
  readonly onEnd?: (() => void) | undefined;
}

const wantsStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A clip that plays without sound, over and over, until it is paused. */
export function LoopingClip({ url, poster, label, start = 0, onEnd }: LoopingClipProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [isPaused, setPaused] = useState(wantsStill);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    if (isPaused) element.pause();
    // The browser may forbid it, while the page is hidden say: then it stands still.
    else element.play().catch(() => undefined);
  }, [isPaused, url]);
  return (
    <div className={style['clip']}>
      <video
        ref={video}
        src={start > 0 ? `${url}#t=${start}` : url}
        poster={poster}
        aria-label={label}
        muted
        playsInline
        preload="auto"
        loop={onEnd === undefined}
        onEnded={onEnd}
      />
      <button
        type="button"
        className={style['pause']}
        aria-label={isPaused ? `Play: ${label}` : `Pause: ${label}`}
        onClick={() => setPaused(!isPaused)}
      >
        {isPaused ? <Play size={13} /> : <Pause size={13} />}
      </button>
    </div>
  );
}
