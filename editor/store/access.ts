import { createStore, type StoreApi } from 'zustand/vanilla';

export interface AccessState {
  /** The server wants a token, and this browser has none. */
  readonly mustLogIn: boolean;
  /** The link that brought the person here was used before or is too old. */
  readonly isLinkRefused: boolean;
}

/** What it takes to send a log-in code to the server. */
export interface LogInApi {
  logIn(code: string): Promise<void>;
}

/** Whether this browser is let in. */
export class Access {
  readonly state: StoreApi<AccessState>;
  readonly #api: LogInApi;

  constructor(api: LogInApi, search: string) {
    this.#api = api;
    const isLinkRefused = new URLSearchParams(search).get('log-in') === 'refused';
    this.state = createStore<AccessState>(() => ({ mustLogIn: false, isLinkRefused }));
  }

  refuse(): void {
    if (!this.state.getState().mustLogIn) this.state.setState({ mustLogIn: true });
  }

  /**
   * Uses a log-in link, or the code in it. Afterwards the page is to be loaded anew.
   * @throws Error in words for people when the server does not take it
   */
  async logIn(link: string): Promise<void> {
    const code = codeOf(link);
    if (code === undefined) throw new Error('This is no log-in link: it ends in /login?token=… .');
    await this.#api.logIn(code);
  }
}

/** Of a whole link, its end, or the bare code. */
export function codeOf(link: string): string | undefined {
  const text = link.trim();
  const [, asked] = /[?&]token=([^&#\s]+)/.exec(text) ?? [];
  if (asked !== undefined) return decodeURIComponent(asked);
  return /^[\w-]{16,200}$/.test(text) ? text : undefined;
}
