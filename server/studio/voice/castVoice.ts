import { localVoices, type LocalVoice } from '../../../runtime/catalog/localVoices.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { SpeechRequest } from '../../../runtime/node/requests.ts';
import { voiceOfPerson } from '../../../runtime/screenplay/castVoices.ts';

/** The speakers as Flite has them, by its names: measured mean pitch in Hz. */
const bases: Readonly<Record<LocalVoice['base'], Pick<LocalVoice, 'sex' | 'pitch'>>> = {
  slt: { sex: 'female', pitch: 172 },
  rms: { sex: 'male', pitch: 103 },
  awb: { sex: 'male', pitch: 130 },
};

const mostSemitones = 12;

/**
 * The voice that a request names, with all its figures. Known are:
 * - `''`, `auto` and `auto:<character id>`: chosen by hash of the id from the voices that fit sex and age;
 * - `auto:<character id>@<voice>`: a voice given to that character when the whole film was cast;
 * - `<voice>` of `localVoices`, and `flite/slt`, `flite/rms`, `flite/awb`;
 * - any of them with a shift in semitones: `clara+2`, `flite/slt-3`.
 * @throws Fault invalid-input, naming the known voices
 */
export function castVoice(speaker: SpeechRequest['speaker'], voice: string): LocalVoice {
  const automatic = /^(?:auto(?::(?<character>[^@]*)(?:@(?<given>.+))?)?)?$/u.exec(voice.trim());
  if (!automatic) return namedVoice(voice.trim());
  const { character, given } = automatic.groups ?? {};
  if (given !== undefined) return namedVoice(given);
  const id = character || speaker?.id || 'narrator';
  const chosen = voiceOfPerson({ id, sex: speaker?.sex ?? 'unknown', age: speaker?.age }, localVoices);
  return namedVoice(chosen ?? '');
}

function namedVoice(name: string): LocalVoice {
  const parts = /^(?<id>.*?)(?<shift>[+-]\d{1,2})?$/u.exec(name)?.groups ?? {};
  const known = localVoices.find((voice) => voice.id === parts['id']) ?? plainVoice(parts['id'] ?? '');
  const semitones = Number(parts['shift'] ?? 0);
  if (!known || Math.abs(semitones) > mostSemitones) {
    throw new Fault(
      'voice-unknown',
      'invalid-input',
      `There is no local voice "${name}". Choose auto, ${localVoices.map((voice) => voice.id).join(', ')}, ` +
        `flite/slt, flite/rms or flite/awb, with up to ±${mostSemitones} semitones: clara+2.`,
    );
  }
  return shiftVoice(known, semitones);
}

function plainVoice(id: string): LocalVoice | undefined {
  const base = /^flite\/(slt|rms|awb)$/.exec(id)?.[1] as LocalVoice['base'] | undefined;
  if (!base) return undefined;
  return { id, description: 'As Flite has it.', base, group: 'adult', body: 1, pace: 1, bright: 0, ...bases[base] };
}

/** Pitch moves by the semitones, the body by 0.6 of them: what a larger or smaller speaker would have. */
function shiftVoice(voice: LocalVoice, semitones: number): LocalVoice {
  if (semitones === 0) return voice;
  const ratio = 2 ** (semitones / 12);
  const body = voice.body * (voice.base === 'rms' ? ratio : ratio ** 0.6);
  return { ...voice, id: `${voice.id}${semitones > 0 ? '+' : ''}${semitones}`, pitch: voice.pitch * ratio, body };
}
