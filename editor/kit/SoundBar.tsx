import { Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { useApp } from '../app/contexts.tsx';
import { elapsed } from './elapsed.ts';
import style from './SoundBar.module.css';
import { Waveform } from './Waveform.tsx';

interface SoundBarProps {
  readonly hash: string;
  readonly title: string;
  readonly seconds?: number | undefined;
  readonly sharpness?: number;
}

/** A sound that can be seen and heard: a click plays it from there on. */
export function SoundBar({ hash, title, seconds, sharpness }: SoundBarProps) {
  const { media, sound } = useApp();
  const url = media.url(hash);
  const isPlaying = useStore(sound.state, (state) => state.url === url && state.isPlaying);
  const part = useStore(sound.state, (state) => (state.url === url ? state.part : 0));
  return (
    <div className={style['sound']}>
      <button
        type="button"
        className={`${style['play']} nodrag`}
        aria-label={`${isPlaying ? 'Stop' : 'Play'} ${title}`}
        onClick={() => sound.toggle(url)}
      >
        {isPlaying ? <Pause size={13} /> : <Play size={13} />}
      </button>
      <div
        className={`${style['wave']} nodrag`}
        role="presentation"
        onClick={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          sound.toggle(url, Math.max(0.0001, (clientX - left) / width));
        }}
      >
        <Waveform hash={hash} part={part} {...(sharpness !== undefined && { sharpness })} />
      </div>
      {seconds === undefined ? null : <span className={style['length']}>{elapsed(Math.round(seconds))}</span>}
    </div>
  );
}
