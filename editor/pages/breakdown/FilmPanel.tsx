import { Film, RotateCcw, X } from 'lucide-react';
import { useLocation } from 'wouter';
import { zHand } from '../../../runtime/graph/depiction.ts';
import { musicMoods } from '../../../runtime/graph/soundscape.ts';
import { Button } from '../../kit/Button.tsx';
import { Choice } from '../../kit/Choice.tsx';
import { duration } from '../../kit/duration.ts';
import { correctionList } from '../../store/correctionList.ts';
import { noCorrections } from '../../store/corrections.ts';
import { useDesk, useDeskState } from './deskContext.ts';
import style from './FilmPanel.module.css';
import { counted } from './filmWords.ts';

const sizes = ['1920x1080', '1280x720', '640x360', '1080x1920', '720x1280', '1080x1080', '1920x804'] as const;
const handWords = { 'ink-wash': 'Ink and wash', pencil: 'Pencil', noir: 'Noir', colour: 'Colour' } as const;
const rates = ['24', '25', '30', '23.976', '29.97'] as const;

/** What the film will be, and the button that makes its graph. */
export function FilmPanel() {
  const desk = useDesk();
  const [, go] = useLocation();
  const { shown, scenes, size, fps, hand, music, isMaking, isStale, failure } = useDeskState((state) => state);
  const taken = shown.scenes.filter(({ number }) => scenes?.includes(number) ?? true);
  const shots = taken.reduce((sum, scene) => sum + scene.shots, 0);
  const seconds = taken.reduce((sum, scene) => sum + scene.seconds, 0);
  return (
    <aside className={style['panel']} aria-label="Film">
      <dl className={style['facts']} aria-busy={isStale}>
        <div>
          <dt>Length</dt>
          <dd>about {duration(seconds)}</dd>
        </div>
        <div>
          <dt>Scenes</dt>
          <dd>{taken.length === shown.scenes.length ? taken.length : `${taken.length} of ${shown.scenes.length}`}</dd>
        </div>
        <div>
          <dt>Shots</dt>
          <dd>{shots}</dd>
        </div>
      </dl>
      <Choice
        label="Picture size"
        value={size ?? ''}
        options={[
          { value: '', words: `${sizeWords(shown.size)}, from the script` },
          ...sizes.filter((one) => one !== shown.size).map((value) => ({ value, words: sizeWords(value) })),
        ]}
        onChange={(value) => desk.choose({ size: value === '' ? undefined : value })}
      />
      <Choice
        label="Frames a second"
        value={fps ?? ''}
        options={[
          { value: '', words: `${shown.fps}, as usual` },
          ...rates.filter((one) => one !== shown.fps).map((value) => ({ value, words: value })),
        ]}
        onChange={(value) => desk.choose({ fps: value === '' ? undefined : value })}
      />
      <Choice
        label="Boards drawn in"
        value={hand ?? ''}
        options={[
          { value: '', words: 'The script’s own style' },
          ...zHand.options.map((value) => ({ value, words: handWords[value] })),
        ]}
        onChange={(value) => desk.choose({ hand: zHand.options.find((one) => one === value) })}
      />
      <Choice
        label="Music"
        value={music ?? ''}
        options={[
          { value: '', words: 'None' },
          { value: 'auto', words: 'By the mood of the script' },
          ...musicMoods.map((value) => ({ value, words: `${value.charAt(0).toUpperCase()}${value.slice(1)}` })),
        ]}
        onChange={(value) =>
          desk.choose({ music: value === 'auto' ? 'auto' : musicMoods.find((one) => one === value) })
        }
      />
      {failure === undefined ? null : (
        <p role="alert" className={style['failure']}>
          {failure}
        </p>
      )}
      <Button
        look="accent"
        icon={<Film size={15} />}
        disabled={isMaking || taken.length === 0}
        onClick={() => void desk.makeGraph().then((id) => (id === undefined ? undefined : go(`/graphs/${id}`)))}
      >
        {isMaking ? `Making ${counted(shots, 'shot')} …` : 'Make the graph'}
      </Button>
      <p className={style['note']}>Nothing is paid for: the whole film plays free as an animatic first.</p>
      <CorrectionChips />
    </aside>
  );
}

function CorrectionChips() {
  const desk = useDesk();
  const corrections = useDeskState((state) => state.corrections);
  const original = useDeskState((state) => state.original);
  const items = correctionList(corrections, original);
  if (items.length === 0) return null;
  return (
    <section className={style['corrections']} aria-label="Your corrections">
      <header>
        <h2>{items.length === 1 ? '1 correction' : `${items.length} corrections`}</h2>
        <Button
          look="quiet"
          icon={<RotateCcw size={14} />}
          aria-label="Take back all corrections"
          title="Take back all corrections"
          onClick={() => desk.correct(() => noCorrections)}
        />
      </header>
      <ul>
        {items.map(({ key, words, without }) => (
          <li key={key}>
            <span>{words}</span>
            <Button
              look="quiet"
              icon={<X size={13} />}
              aria-label={`Take back: ${words}`}
              onClick={() => desk.correct(() => without)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function sizeWords(size: string): string {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return `${width} × ${height}`;
}
