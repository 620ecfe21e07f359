import { localVoices } from '../../../runtime/catalog/localVoices.ts';
import type { Asset } from '../../../runtime/graph/asset.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { VoiceInfo } from '../../../runtime/protocol/catalog.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { speakLocally } from '../../studio/voice/speakLocally.ts';
import { makeWorkTools } from '../../work/workTools.ts';

/** Holds the sounds by which voices are told apart, and a question for the melody. */
const sentence = 'The lamp is out, and the sea is rising. Who will carry the light up tonight?';

/** The voices that can be named in a graph, and how they sound. */
export class Voices {
  readonly #store: FileStore;
  readonly #signal: AbortSignal;
  readonly #spoken = new Map<string, Promise<Asset>>();

  /** `signal` ends the speaking when the server stops. */
  constructor(store: FileStore, signal: AbortSignal) {
    this.#store = store;
    this.#signal = signal;
  }

  list(): VoiceInfo[] {
    return localVoices.map(({ id, description, sex, group }) => ({
      ...{ id, model: 'local/voice', description, sex, group },
      preview: `/api/voices/${id}/preview`,
    }));
  }

  /**
   * A sentence in this voice, as FLAC: spoken once, and again only when the file was cleared away.
   * @throws Fault voice-unknown
   */
  async preview(id: string): Promise<{ hash: string; mime: string; content: Uint8Array }> {
    const { hash, mime } = await this.#asset(id);
    return { hash, mime, content: await this.#store.assets.read(hash) };
  }

  async #asset(id: string): Promise<Asset> {
    if (!localVoices.some((voice) => voice.id === id)) {
      throw new Fault('voice-unknown', 'invalid-input', `There is no voice "${id}".`);
    }
    const spoken = await this.#spoken.get(id)?.catch(() => undefined);
    if (spoken && (await this.#store.assets.has(spoken.hash))) return spoken;
    const speaking = this.#speak(id);
    this.#spoken.set(id, speaking);
    return await speaking;
  }

  async #speak(voice: string): Promise<Asset> {
    const tools = makeWorkTools({ store: this.#store, signal: this.#signal });
    const request = { modality: 'speech', text: sentence, voice, direction: '', language: 'en', options: {} } as const;
    return (await speakLocally(request, tools)).asset;
  }
}
