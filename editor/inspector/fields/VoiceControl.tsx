import { Command, useCommandState } from 'cmdk';
import { Check, Pause, Play } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { VoiceInfo } from '../../../runtime/protocol/catalog.ts';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { voiceWords } from '../voiceWords.ts';
import type { ControlProps } from './controlProps.ts';
import style from './Picker.module.css';
import { PickerButton } from './PickerButton.tsx';

/** A voice that can be heard before it is chosen, one that fits by itself, or the id of a voice at the provider. */
export function VoiceControl({ id, label, value, placeholder, onChange }: ControlProps) {
  const { catalog } = useApp();
  const voices = useStore(catalog.state, (state) => state.voices);
  useEffect(() => void catalog.loadVoices(), [catalog]);
  const chosen = typeof value === 'string' ? value : undefined;
  const isAutomatic = chosen === undefined || chosen.startsWith('auto');
  const groups = Map.groupBy(voices, ({ group, sex }) => groupWords[group][sex]);
  return (
    <PickerButton
      id={id}
      label={`${label}: ${chosen ?? placeholder ?? 'automatic'}`}
      list={(close) => {
        const choose = (voice: string) => {
          onChange(voice);
          close();
        };
        return (
          <Command label="Voices">
            <Command.Input
              autoFocus
              placeholder="Find a voice, or type the id of one"
              className={style['input'] ?? ''}
            />
            <Command.List className={style['list'] ?? ''}>
              <Command.Item value="automatic" className={style['item'] ?? ''} onSelect={() => choose('auto')}>
                <span className={style['check']}>{isAutomatic ? <Check size={14} /> : null}</span>
                <span>
                  <b>Automatic</b>
                  <small>One that fits the speaker, the same through the film.</small>
                </span>
              </Command.Item>
              {[...groups].map(([group, members]) => (
                <Command.Group key={group} heading={group}>
                  {members.map((voice) => (
                    <Command.Item
                      key={voice.id}
                      value={voice.id}
                      keywords={[voice.description]}
                      className={style['item'] ?? ''}
                      onSelect={() => choose(voice.id)}
                    >
                      <span className={style['check']}>{voice.id === chosen ? <Check size={14} /> : null}</span>
                      <span>
                        <b>{voiceWords(voice.id, voices)}</b>
                        <small>{voice.description}</small>
                      </span>
                      <Listen voice={voice} />
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
              <TypedVoice onChoose={choose} />
            </Command.List>
          </Command>
        );
      }}
    >
      {chosen === undefined ? (placeholder ?? 'Automatic') : voiceWords(chosen, voices)}
    </PickerButton>
  );
}

const groupWords: Readonly<Record<VoiceInfo['group'], Readonly<Record<VoiceInfo['sex'], string>>>> = {
  child: { female: 'Girls', male: 'Boys' },
  teen: { female: 'Young women', male: 'Young men' },
  adult: { female: 'Women', male: 'Men' },
  old: { female: 'Old women', male: 'Old men' },
};

function Listen({ voice: { id, preview } }: { readonly voice: VoiceInfo }) {
  const { sound } = useApp();
  const isPlaying = useStore(sound.state, (state) => state.url === preview && state.isPlaying);
  return (
    <button
      type="button"
      className={style['play']}
      aria-label={`${isPlaying ? 'Stop' : 'Hear'} ${id}`}
      onClick={(event) => {
        event.stopPropagation();
        sound.toggle(preview);
      }}
    >
      {isPlaying ? <Pause size={12} /> : <Play size={12} />}
    </button>
  );
}

/** Voices of an account at a provider are not listed here: their id can be typed. */
function TypedVoice({ onChoose }: { readonly onChoose: (voice: string) => void }) {
  const typed = useCommandState(({ search }) => search.trim());
  return (
    <Command.Empty className={style['empty'] ?? ''}>
      <Button onClick={() => onChoose(typed)}>Use “{typed}”</Button>
    </Command.Empty>
  );
}
