import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Refusal } from '../services/refusal.ts';

export interface GuardOptions {
  /** The address that the server listens on. */
  readonly host: string;
  /** Without one, nobody has to log in. */
  readonly token: string | undefined;
  /** Names, besides its own, by which the server may be addressed, without port. */
  readonly names?: readonly string[];
}

const cookieName = 'shotgraph';
const cookieSeconds = 30 * 24 * 3600;
const linkMilliseconds = 15 * 60 * 1000;

/** Decides who may ask at all: by name of the host, by origin of the page that asks, by token. */
export class Guard {
  readonly #options: GuardOptions;
  /** One-time codes by their hash, with the time of their end. */
  readonly #links = new Map<string, number>();

  /** @throws Refusal when the address can be reached from other machines and no token is set */
  constructor(options: GuardOptions) {
    this.#options = options;
    if (options.token || isLoopback(options.host)) return;
    const message = `On ${options.host} other machines can reach the server: set SHOTGRAPH_TOKEN to a long secret first, or listen on 127.0.0.1.`;
    throw new Refusal('unauthorized', 'token-needed', message);
  }

  get needsToken(): boolean {
    return Boolean(this.#options.token);
  }

  /**
   * A name that an attacker's page made to point here (DNS rebinding), and another site's page that posts or opens a
   * socket here.
   * @throws Refusal forbidden
   */
  checkSource(request: IncomingMessage, changes: boolean): void {
    const { host = '', origin } = request.headers;
    if (!this.#isOwnName(host)) {
      const message = `The server does not answer to the name “${host.slice(0, 100)}”: add it to SHOTGRAPH_HOSTS if it is yours.`;
      throw new Refusal('forbidden', 'host-refused', message);
    }
    if (!changes) return;
    const isForeign = origin === undefined ? isFromOtherSite(request) : !isSameHost(origin, host);
    if (isForeign) {
      throw new Refusal('forbidden', 'origin-refused', 'A page of another site may not change anything here.');
    }
  }

  /** @throws Refusal unauthorized */
  checkToken(request: IncomingMessage): void {
    const { token } = this.#options;
    if (!token) return;
    const [, bearer] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (bearer !== undefined && isEqual(bearer, token)) return;
    const cookie = cookieOf(request);
    if (cookie !== undefined && this.#isOwnCookie(cookie)) return;
    throw new Refusal(
      'unauthorized',
      'not-logged-in',
      'Log in first: send the token as “Authorization: Bearer …”, or open a log-in link.',
    );
  }

  /** A code for `/login?token=…` that works once, within 15 minutes. */
  newLoginCode(): string {
    const now = Date.now();
    for (const [hash, end] of this.#links) if (end < now) this.#links.delete(hash);
    const code = randomBytes(24).toString('base64url');
    this.#links.set(hashOf(code), now + linkMilliseconds);
    return code;
  }

  /** Whether a one-time code would be taken; it is not used up by that. */
  takesLink(code: string): boolean {
    return (this.#links.get(hashOf(code)) ?? 0) >= Date.now();
  }

  /**
   * The value of `Set-Cookie` for a one-time code.
   * @throws Refusal unauthorized
   */
  logIn(code: string, isSecure: boolean): string {
    const hash = hashOf(code);
    const end = this.#links.get(hash) ?? 0;
    this.#links.delete(hash);
    if (end < Date.now()) {
      throw new Refusal(
        'unauthorized',
        'link-used',
        'This log-in link was used already, or is too old: ask the server for a new one.',
      );
    }
    const until = String(Math.floor(Date.now() / 1000) + cookieSeconds);
    const value = `${until}.${this.#sign(until)}`;
    return `${cookieName}=${value}; Path=/; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  }

  #isOwnCookie(value: string): boolean {
    const [until = '', signature = ''] = value.split('.', 2);
    return isEqual(signature, this.#sign(until)) && Number(until) > Date.now() / 1000;
  }

  /** Signed with the token: another token ends every session, a restart none. */
  #sign(until: string): string {
    return createHmac('sha256', this.#options.token ?? '')
      .update(`session ${until}`)
      .digest('base64url');
  }

  #isOwnName(header: string): boolean {
    const name = nameOf(header);
    if (name === undefined) return false;
    const { host, names = [] } = this.#options;
    if (name === 'localhost' || isLoopback(name) || name === host.toLowerCase()) return true;
    // An address can not be made to point elsewhere, a name can.
    if (!isLoopback(host) && isIP(name) !== 0) return true;
    return names.some((own) => own.toLowerCase() === name);
  }
}

/** The log-in that other parts check the same way: `localhost`, `127.x.x.x`, `::1`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Host name or address of a `Host` header, without port and brackets. */
function nameOf(header: string): string | undefined {
  if (!/^(?:\[[\da-f:.]+\]|[^\s:/?#@[\]\\]+)(?::\d+)?$/i.test(header)) return undefined;
  return header
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

function isSameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === new URL(`http://${host}`).host || new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}

/** Browsers that send no `Origin` with a form still say this. */
function isFromOtherSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'] ?? 'none';
  return site !== 'none' && site !== 'same-origin';
}

function cookieOf(request: IncomingMessage): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName) return value;
  }
  return undefined;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** In a time that tells nothing of the place of the first difference. */
function isEqual(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
