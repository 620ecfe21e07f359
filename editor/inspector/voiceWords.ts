import type { VoiceInfo } from '../../runtime/protocol/catalog.ts';

/** `auto:yann-le-goff@callum` → `Automatic: Callum` */
export function voiceWords(voice: string, voices: readonly VoiceInfo[]): string {
  if (voice === '' || voice === 'auto') return 'Automatic';
  if (voice.startsWith('auto:')) {
    const [, name] = voice.split('@');
    return name === undefined ? 'Automatic' : `Automatic: ${capital(name)}`;
  }
  return voices.some(({ id }) => id === voice) ? capital(voice) : voice;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
