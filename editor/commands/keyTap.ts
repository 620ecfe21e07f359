/** Longer than this it is held. */
const longestMilliseconds = 350;

/** Tells a key that is tapped from one that is held, or used together with the pointer. */
export class KeyTap {
  #down: { readonly code: string; readonly at: number; readonly act: () => void } | undefined;

  press({ code, repeat, timeStamp }: Pick<KeyboardEvent, 'code' | 'repeat' | 'timeStamp'>, act: () => void): void {
    if (repeat) return;
    this.#down = { code, at: timeStamp, act };
  }

  /** Something else happened while the key was down. */
  spoil(): void {
    this.#down = undefined;
  }

  release({ code, timeStamp }: Pick<KeyboardEvent, 'code' | 'timeStamp'>): void {
    const down = this.#down;
    this.#down = undefined;
    if (down?.code === code && timeStamp - down.at <= longestMilliseconds) down.act();
  }
}
