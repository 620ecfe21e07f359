import type {
  AssetItem,
  AssetPage,
  AssetQuery,
  Peaks,
  thumbnailWidths,
  Uploaded,
} from '../../runtime/protocol/assets.ts';
import type { Api } from '../api/api.ts';

/** Stored pictures, clips and sounds: where they are, what they sound like, and how new ones come in. */
export class Media {
  readonly #api: Api['assets'];
  readonly #peaks = new Map<string, Promise<Peaks | undefined>>();

  constructor(api: Api['assets']) {
    this.#api = api;
  }

  url(hash: string): string {
    return this.#api.url(hash);
  }

  /** @param fileName what the file is called when it is saved */
  downloadUrl(hash: string, fileName?: string): string {
    return this.#api.downloadUrl(hash, fileName);
  }

  thumbnailUrl(hash: string, width: (typeof thumbnailWidths)[number]): string {
    return this.#api.thumbnailUrl(hash, width);
  }

  /** Loudness through time, asked for once; undefined when there is none to be had. */
  peaks(hash: string): Promise<Peaks | undefined> {
    let peaks = this.#peaks.get(hash);
    if (!peaks) {
      peaks = this.#api.peaks(hash).catch(() => {
        this.#peaks.delete(hash);
        return undefined;
      });
      this.#peaks.set(hash, peaks);
    }
    return peaks;
  }

  facts(hash: string): Promise<AssetItem> {
    return this.#api.facts(hash);
  }

  list(query: Partial<AssetQuery>, signal?: AbortSignal): Promise<AssetPage> {
    return this.#api.list(query, signal);
  }

  /** @param onPart told of the part that was sent, 0 to 1 */
  upload(file: File, onPart: (part: number) => void, signal?: AbortSignal): Promise<Uploaded> {
    return this.#api.upload(file, onPart, signal);
  }
}
