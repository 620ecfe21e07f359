import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { isPublicAddress } from '../../server/network/isPublicAddress.ts';
import type { Network } from '../../server/network/network.ts';

export interface WebServer {
  readonly port: number;
  /** Method and path of each request, with its headers. */
  readonly asked: { path: string; headers: IncomingMessage['headers'] }[];
}

/** A web server of this machine that stands for one out there; closes with the test. */
export async function openWebServer(
  answer: (path: string, response: ServerResponse, request: IncomingMessage) => void,
): Promise<WebServer> {
  const asked: WebServer['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request.url ?? '', response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}

/**
 * The rules of the public web, but that these names lead to these addresses, and that one port of this machine may be
 * connected to: what only code that embeds the server can say.
 */
export function networkOf(
  names: Readonly<Record<string, readonly string[] | (() => readonly string[])>>,
  open: WebServer,
): Network & { readonly resolved: string[] } {
  const resolved: string[] = [];
  return {
    resolved,
    resolve: async (host) => {
      resolved.push(host);
      const found = names[host] ?? [];
      const addresses = typeof found === 'function' ? found() : found;
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    mayConnect: (address, port) => (address === '127.0.0.1' && port === open.port) || isPublicAddress(address),
  };
}
