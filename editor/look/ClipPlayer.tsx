import { useEffect, useImperativeHandle, useRef, useState, type RefObject } from 'react';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Rate } from '../../runtime/graph/rate.ts';
import { useApp } from '../app/contexts.tsx';
import { ClipControls } from './ClipControls.tsx';
import type { PlayerKeys } from './playerKeys.ts';
import look from './QuickLook.module.css';
import { frameAt, timeOf } from './timeCode.ts';

interface ClipPlayerProps {
  readonly asset: Asset;
  readonly title: string;
  readonly keys: RefObject<PlayerKeys | null>;
}

const film: Rate = { num: 24, den: 1 };

/** A clip with its time code, which can be gone through frame by frame. */
export function ClipPlayer({ asset, title, keys }: ClipPlayerProps) {
  const { media, sound } = useApp();
  const video = useRef<HTMLVideoElement>(null);
  const rate = asset.facts?.rate ?? film;
  const [isPlaying, setPlaying] = useState(false);
  const [isMuted, setMuted] = useState(false);
  const [frame, setFrame] = useState(0);
  const [last, setLast] = useState(0);
  useEffect(() => sound.stop(), [sound]);
  useEffect(() => {
    if (!isPlaying) return;
    let next = 0;
    const follow = () => {
      if (video.current) setFrame(frameAt(video.current.currentTime, rate));
      next = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(next);
  }, [isPlaying, rate]);
  const show = (to: number) => {
    if (!video.current) return;
    const within = Math.min(last, Math.max(0, to));
    video.current.pause();
    video.current.currentTime = timeOf(within, rate);
    setFrame(within);
  };
  const toggle = () => {
    if (!video.current) return;
    if (video.current.paused) void video.current.play();
    else video.current.pause();
  };
  useImperativeHandle(keys, () => ({
    press: (key, isShift) => {
      const step = isShift ? 10 : 1;
      if (key === ' ' || key === 'k') toggle();
      else if (key === '.' || key === '>' || key === 'ArrowRight') show(frame + step);
      else if (key === ',' || key === '<' || key === 'ArrowLeft') show(frame - step);
      else if (key === 'Home') show(0);
      else if (key === 'End') show(last);
      else if (key === 'm') setMuted((before) => !before);
      else return false;
      return true;
    },
  }));
  return (
    <>
      <div className={look['stage']}>
        <video
          ref={video}
          src={media.url(asset.hash)}
          aria-label={`Clip of ${title}`}
          muted={isMuted}
          autoPlay
          playsInline
          onClick={toggle}
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onLoadedMetadata={({ currentTarget: { duration } }) =>
            setLast(Math.max(0, Math.round((duration * rate.num) / rate.den) - 1))
          }
          onSeeked={({ currentTarget }) => setFrame(frameAt(currentTarget.currentTime, rate))}
        />
      </div>
      <ClipControls
        {...{ frame, last, rate, isPlaying, isMuted }}
        onToggle={toggle}
        onShow={show}
        onMute={() => setMuted(!isMuted)}
      />
    </>
  );
}
