import { Pause, Play, StepBack, StepForward, Volume2, VolumeX } from 'lucide-react';
import { Slider } from 'radix-ui';
import type { Rate } from '../../runtime/graph/rate.ts';
import { Button } from '../kit/Button.tsx';
import style from './ClipControls.module.css';
import { timeCode } from './timeCode.ts';

interface ClipControlsProps {
  readonly frame: number;
  /** The last frame of the clip. */
  readonly last: number;
  readonly rate: Rate;
  readonly isPlaying: boolean;
  readonly isMuted: boolean;
  readonly onToggle: () => void;
  readonly onShow: (frame: number) => void;
  readonly onMute: () => void;
}

/** Play, frame by frame, time code, where in the clip, sound. */
export function ClipControls(props: ClipControlsProps) {
  const { frame, last, rate, isPlaying, isMuted, onToggle, onShow, onMute } = props;
  return (
    <div className={style['controls']}>
      <Button
        look="quiet"
        icon={isPlaying ? <Pause size={17} /> : <Play size={17} />}
        aria-label={isPlaying ? 'Pause' : 'Play'}
        title="Space"
        onClick={onToggle}
      />
      <Button
        look="quiet"
        icon={<StepBack size={16} />}
        aria-label="Frame before"
        title=", or ←"
        onClick={() => onShow(frame - 1)}
      />
      <Button
        look="quiet"
        icon={<StepForward size={16} />}
        aria-label="Frame after"
        title=". or →"
        onClick={() => onShow(frame + 1)}
      />
      <output className={style['code']} aria-label="Time code">
        {timeCode(frame, rate)}
      </output>
      <Slider.Root
        className={style['slider'] ?? ''}
        value={[frame]}
        min={0}
        max={Math.max(1, last)}
        step={1}
        onValueChange={([to]) => onShow(to ?? 0)}
      >
        <Slider.Track className={style['track'] ?? ''}>
          <Slider.Range className={style['range'] ?? ''} />
        </Slider.Track>
        <Slider.Thumb className={style['thumb'] ?? ''} aria-label="Frame" />
      </Slider.Root>
      <span className={style['code']}>{timeCode(last + 1, rate)}</span>
      <Button
        look="quiet"
        icon={isMuted ? <VolumeX size={17} /> : <Volume2 size={17} />}
        aria-label={isMuted ? 'Sound on' : 'Sound off'}
        title="M"
        onClick={onMute}
      />
    </div>
  );
}
