import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fault } from '../../runtime/graph/fault.ts';

/** Answers under way get so long to end when the server stops. */
const graceMilliseconds = 2000;

/**
 * Listens, and tells the address for people.
 * @throws Fault port-taken, or address-refused
 */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${taken}`;
}

/** Takes no more requests, lets those under way end, and cuts off what would go on for ever. */
export async function stopListening(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Fault {
  if (error.code === 'EADDRINUSE') {
    const message = `Port ${port} is taken: another server runs there, this one perhaps. Choose another with --port.`;
    return new Fault('port-taken', 'permanent', message, { cause: error });
  }
  return new Fault('address-refused', 'permanent', `The server can not listen on ${host}:${port}: ${error.message}.`, {
    cause: error,
  });
}
