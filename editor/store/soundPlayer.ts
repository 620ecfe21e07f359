import { createStore, type StoreApi } from 'zustand/vanilla';

export interface SoundState {
  /** Address of the sound that is in the player. */
  readonly url?: string | undefined;
  readonly isPlaying: boolean;
  /** Part played, 0 to 1. */
  readonly part: number;
}

/** Plays one sound at a time, whoever asks. */
export class SoundPlayer {
  readonly state: StoreApi<SoundState> = createStore<SoundState>(() => ({ isPlaying: false, part: 0 }));
  #audio: HTMLAudioElement | undefined;

  /** Plays a sound from a part of it on, or stops it when it plays. */
  toggle(url: string, from = 0): void {
    const { url: before, isPlaying } = this.state.getState();
    if (before === url && isPlaying && from === 0) this.stop();
    else void this.#play(url, from);
  }

  stop(): void {
    this.#audio?.pause();
    this.state.setState({ isPlaying: false });
  }

  async #play(url: string, from: number): Promise<void> {
    const audio = (this.#audio ??= this.#create());
    if (this.state.getState().url !== url) audio.src = url;
    this.state.setState({ url, isPlaying: true, part: from });
    try {
      if (from > 0 || audio.currentTime > 0) {
        await metadataOf(audio);
        audio.currentTime = from * audio.duration;
      }
      await audio.play();
    } catch {
      // Another sound came in between, or the browser plays nothing before the page was touched.
      if (this.state.getState().url === url) this.state.setState({ isPlaying: false });
    }
  }

  #create(): HTMLAudioElement {
    const audio = new Audio();
    audio.addEventListener('timeupdate', () => {
      if (audio.duration > 0) this.state.setState({ part: audio.currentTime / audio.duration });
    });
    audio.addEventListener('ended', () => this.state.setState({ isPlaying: false, part: 0 }));
    return audio;
  }
}

function metadataOf(audio: HTMLAudioElement): Promise<void> {
  if (audio.readyState >= 1) return Promise.resolve();
  return new Promise((resolve, reject) => {
    audio.addEventListener('loadedmetadata', () => resolve(), { once: true });
    audio.addEventListener('error', () => reject(new Error('The sound could not be loaded.')), { once: true });
  });
}
