import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { Fault } from '../../runtime/graph/fault.ts';
import { byteWords } from '../ingest/byteWords.ts';
import { type Network, publicNetwork, type ResolvedAddress } from './network.ts';

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** More is not read. */
  readonly mostBytes: number;
  readonly network?: Network | undefined;
  /** Seconds without a byte after which an answer is given up, and seconds for all of it. */
  readonly idleSeconds?: number;
  readonly mostSeconds?: number;
}

export interface Fetched {
  /** Ends with a Fault when it is too much, or cut off. */
  readonly body: AsyncIterable<Uint8Array>;
  /** What the sender says is to come. */
  readonly length: number | undefined;
  /** The last part of the path, to be shown. */
  readonly name: string;
}

const mostRedirects = 5;
const longestAddress = 4000;

/** Whether a text is meant as an address of the web. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * Reads what a person's address names, and hands it to `use`. Wherever it leads, on every redirect anew: only HTTP and
 * HTTPS, only usual ports, only public addresses, asked of the resolver once and connected to as they were checked. No
 * cookie, log-in or other secret is sent along, and nothing compressed is taken.
 * @throws Fault address-refused, address-unreachable, address-answer, address-slow, address-too-large, cancelled
 */
export async function fetchGuarded<T>(
  address: string,
  options: FetchOptions,
  use: (fetched: Fetched) => Promise<T>,
): Promise<T> {
  const { idleSeconds = 30, mostSeconds = 600, mostBytes } = options;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), mostSeconds * 1000);
  const signal = AbortSignal.any([options.signal, late.signal]);
  let open: IncomingMessage | undefined;
  try {
    const { answer, url } = await follow(address, { ...options, signal, idleSeconds });
    open = answer;
    const words = shown(url);
    const body = read(answer, words, mostBytes);
    return await use({ body, length: lengthOf(answer, words, mostBytes), name: nameOf(url) });
  } catch (error) {
    if (late.signal.aborted) {
      const message = `${address.slice(0, 200)} sends too slowly: after ${mostSeconds} seconds it was given up.`;
      throw new Fault('address-slow', 'invalid-input', message, { cause: error });
    }
    if (options.signal.aborted) throw new Fault('cancelled', 'cancelled', 'Stopped.', { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
    open?.destroy();
  }
}

interface Following extends FetchOptions {
  readonly idleSeconds: number;
}

async function follow(address: string, options: Following): Promise<{ answer: IncomingMessage; url: URL }> {
  let url = parsed(address);
  for (let followed = 0; ; followed += 1) {
    const answer = await ask(url, options);
    const { statusCode = 0, headers } = answer;
    const location = headers.location;
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
      answer.destroy();
      if (followed === mostRedirects) throw refused(`${shown(url)} leads on and on: give the address of the file.`);
      url = parsed(location, url);
      continue;
    }
    if (statusCode === 200 && (headers['content-encoding'] ?? 'identity') === 'identity') return { answer, url };
    answer.destroy();
    const said = statusCode === 200 ? 'with compressed bytes' : `${statusCode} ${answer.statusMessage ?? ''}`.trim();
    throw new Fault('address-answer', 'invalid-input', `${shown(url)} answers ${said}, not with a file.`);
  }
}

function parsed(address: string, base?: URL): URL {
  const url = address.length > longestAddress ? null : URL.parse(address, base?.href);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw refused(
      `“${address.slice(0, 200)}” is not an address of the web: write it like https://example.org/clip.mp4.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(`${shown(url)} holds a user name or password: such addresses are not read.`);
  }
  return url;
}

async function ask(url: URL, { network = publicNetwork, signal, idleSeconds }: Following): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const [first, ...others] = await checkedAddresses(url, host, port, network);
  const addresses = [first as ResolvedAddress, ...others];
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const sent: RequestOptions = {
    method: 'GET',
    headers: { accept: 'image/*,video/*,audio/*,*/*;q=0.1', 'accept-encoding': 'identity', 'user-agent': 'Shotgraph' },
    // A connection of its own: none is shared with other work, and no proxy of the environment is asked.
    agent: false,
    signal,
    timeout: idleSeconds * 1000,
    lookup: (_host, { all }, give) => {
      // What was checked is what is connected to, whatever the name says by now.
      if (all) give(null, [...addresses]);
      else give(null, addresses[0]?.address ?? '', addresses[0]?.family);
    },
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, sent, resolve);
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${idleSeconds} seconds`)));
    asked.on('error', (error) => reject(unreachable(url, error)));
    asked.end();
  });
}

/** Every address that the name has must be a public one: a name that also points inside is made to deceive. */
async function checkedAddresses(
  url: URL,
  host: string,
  port: number,
  network: Network,
): Promise<readonly ResolvedAddress[]> {
  const family = isIP(host);
  const addresses =
    family === 0
      ? await network.resolve(host).catch((error: unknown) => Promise.reject(unreachable(url, error)))
      : [{ address: host, family: family === 6 ? (6 as const) : (4 as const) }];
  if (addresses.length === 0) throw unreachable(url, new Error('the name has no address'));
  if (!addresses.every(({ address }) => network.mayConnect(address, port))) {
    const message = `${shown(url)} is not fetched: only public addresses of the web are, on the usual ports. Download the file and upload it.`;
    throw refused(message);
  }
  return addresses;
}

function lengthOf({ headers }: IncomingMessage, words: string, mostBytes: number): number | undefined {
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (length > mostBytes) throw tooLarge(words, mostBytes);
  return Number.isSafeInteger(length) ? length : undefined;
}

async function* read(answer: IncomingMessage, words: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  const pieces = answer.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    for await (const piece of pieces) {
      bytes += piece.byteLength;
      if (bytes > mostBytes) throw tooLarge(words, mostBytes);
      yield piece;
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('address-unreachable', 'network', `${words} broke off: try again.`, { cause: error });
  }
}

/** As people may see it: without a query, which may hold a secret, and not endlessly long. */
function shown({ protocol, host, pathname }: URL): string {
  const text = `${protocol}//${host}${pathname}`;
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function nameOf({ hostname, pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).slice(0, 200) || hostname;
  } catch {
    return last.slice(0, 200);
  }
}

function refused(message: string): Fault {
  return new Fault('address-refused', 'invalid-input', message);
}

function tooLarge(words: string, mostBytes: number): Fault {
  const message = `${words} is too large: at most ${byteWords(mostBytes)} are taken.`;
  return new Fault('address-too-large', 'invalid-input', message);
}

function unreachable(url: URL, cause: unknown): Fault {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new Fault('address-unreachable', 'network', `${shown(url)} can not be reached${code}: check the address.`, {
    cause,
  });
}
