const most = 1500;
const mostAtOnce = 12;

/** Small pictures for painting, fetched when they are first wanted, the least used given up when there are too many. */
export class ThumbnailCache {
  readonly #urlOf: (hash: string) => string;
  readonly #arrived: (hash: string) => void;
  /** In order of use; undefined while it is on its way, false where there is none. */
  readonly #pictures = new Map<string, HTMLImageElement | false | undefined>();
  readonly #waiting: string[] = [];
  #loading = 0;
  #isStopped = false;

  constructor(urlOf: (hash: string) => string, arrived: (hash: string) => void) {
    this.#urlOf = urlOf;
    this.#arrived = arrived;
  }

  /** The picture, or undefined while it is not there. */
  get(hash: string): HTMLImageElement | undefined {
    if (this.#pictures.has(hash)) {
      const picture = this.#pictures.get(hash);
      if (!picture) return undefined;
      this.#pictures.delete(hash);
      this.#pictures.set(hash, picture);
      return picture;
    }
    this.#pictures.set(hash, undefined);
    this.#waiting.push(hash);
    this.#load();
    return undefined;
  }

  /** Those that did not come are asked for again when they are painted next. */
  forgetFailures(): void {
    for (const [hash, picture] of this.#pictures) if (picture === false) this.#pictures.delete(hash);
  }

  stop(): void {
    this.#isStopped = true;
    this.#pictures.clear();
  }

  #load(): void {
    while (this.#loading < mostAtOnce) {
      const hash = this.#waiting.shift();
      if (hash === undefined) return;
      this.#loading += 1;
      void this.#fetch(hash);
    }
  }

  async #fetch(hash: string): Promise<void> {
    const image = new Image();
    image.decoding = 'async';
    image.src = this.#urlOf(hash);
    const isThere = await image.decode().then(
      () => true,
      () => false,
    );
    this.#loading -= 1;
    if (this.#isStopped) return;
    this.#pictures.set(hash, isThere && image);
    this.#prune();
    if (isThere) this.#arrived(hash);
    this.#load();
  }

  #prune(): void {
    for (const [hash, picture] of this.#pictures) {
      if (this.#pictures.size <= most) return;
      if (picture !== undefined) this.#pictures.delete(hash);
    }
  }
}
