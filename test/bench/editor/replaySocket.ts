import type { Page } from '@playwright/test';
import type { RunDelta } from '../../../runtime/protocol/runDelta.ts';
import type { RunSnapshot } from '../../../runtime/protocol/runSnapshot.ts';

/**
 * Stands between page and server and adds one run that the server does not know: it is listed as the graph's newest,
 * a subscription gets `snapshot`, and after that deltas are sent when the bench says so.
 */
export async function replaySocket(page: Page, snapshot: RunSnapshot): Promise<(delta: RunDelta) => void> {
  let send: (message: string) => void = () => undefined;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    send = (message) => socket.send(message);
    socket.onMessage((message) => {
      const text = String(message);
      const asked = /^42(\d+)\["subscribe",\{"run":"([^"]+)"/.exec(text);
      if (asked?.[2] !== snapshot.run) {
        server.send(message);
        return;
      }
      socket.send(`42${JSON.stringify(['run-snapshot', snapshot])}`);
      socket.send(`43${asked[1]}${JSON.stringify([{ ok: true }])}`);
    });
    server.onMessage((message) => socket.send(message));
  });
  await page.route(/\/api\/runs\?/, (route) =>
    route.fulfill({
      json: {
        total: 1,
        runs: [
          {
            ...{ id: snapshot.run, graph: snapshot.graph, name: 'Recorded', tier: 'animatic', state: snapshot.state },
            ...{ createdAt: '2026-11-25T12:00:00.000Z', priority: 0 },
          },
        ],
      },
    }),
  );
  return (delta) => send(`42${JSON.stringify(['run-delta', delta])}`);
}
