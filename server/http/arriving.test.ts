import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { arriving } from './arriving.ts';

/** What a server makes of a body of six bytes of which these are sent. */
async function received(sent: string): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  client.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\n${sent}`);
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  let text = '';
  for await (const piece of arriving(request, 50)) text += piece.toString();
  return text;
}

it('gives up a body that stops coming, and no other', async () => {
  expect(await received('abcdef')).toBe('abcdef');
  await expect(received('abc')).rejects.toThrow('Premature close');
});
