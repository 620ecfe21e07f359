import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './isPublicAddress.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** How addresses that people give are reached: what stands here, unless code that embeds the server says otherwise. */
export interface Network {
  /** All addresses of a host name. */
  resolve(host: string): Promise<readonly ResolvedAddress[]>;
  /** Whether a connection to this address is allowed at all. */
  mayConnect(address: string, port: number): boolean;
}

/** Where media is served from. Other ports of public machines are not asked whether they are open. */
const ports: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

export const publicNetwork: Network = {
  resolve: async (host) => {
    const found = await lookup(host, { all: true, verbatim: true });
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  },
  mayConnect: (address, port) => ports.has(port) && isPublicAddress(address),
};
