import { useEffect, useRef, useState } from 'react';
import type { Peaks } from '../../runtime/protocol/assets.ts';
import { useApp } from '../app/contexts.tsx';
import { drawWaveform } from './drawWaveform.ts';
import style from './Waveform.module.css';

interface WaveformProps {
  readonly hash: string;
  /** Part played, 0 to 1. */
  readonly part: number;
  /** Cards are looked at from near and far. */
  readonly sharpness?: number;
}

/** The loudness of a sound through time, what was played of it in the accent. */
export function Waveform({ hash, part, sharpness = 2 }: WaveformProps) {
  const { media, preferences, connection } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [peaks, setPeaks] = useState<Peaks>();
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    let isGone = false;
    const show = async () => {
      const found = await media.peaks(hash);
      if (!isGone) setPeaks(found);
    };
    void show();
    // What a lost connection kept away; what is known is asked for at no cost.
    const stop = connection.onBack(() => void show());
    return () => {
      isGone = true;
      stop();
    };
  }, [media, connection, hash]);
  useEffect(
    () => preferences.state.subscribe(() => requestAnimationFrame(() => setTheme((n) => n + 1))),
    [preferences],
  );
  useEffect(() => {
    if (canvas.current && peaks) drawWaveform(canvas.current, peaks, part, sharpness);
  }, [peaks, part, theme, sharpness]);
  return <canvas ref={canvas} className={style['waveform']} aria-hidden="true" />;
}
