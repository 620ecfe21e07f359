import type { Page } from '@playwright/test';
import type { Graph } from '../../runtime/graph/graph.ts';
import { expect, test } from './browserTest.ts';
import { saveFirstScene } from './filmGraph.ts';
import { goToNode } from './goToNode.ts';
import type { RealServer } from './realServer.ts';

const line = 's001-e03/speak';
const picture = 's001-004/composite';
/** What people are promised: so soon after the connection is back everything is right again. */
const promised = { timeout: 2000 };

// A server whose cache is empty: the run is to last.
test.use({ serverFor: 'outages' });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let graph: Graph;
test.beforeAll(async ({ server }) => {
  graph = await saveFirstScene(server);
});

test('lost network in a run: all is right within two seconds after it is back, and nothing typed is lost', async ({
  page,
  context,
  server,
  complaints,
}) => {
  const text = await openLine(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect.poll(() => hasResult(server, picture), { timeout: 60_000 }).toBe(true);

  await context.setOffline(true);
  await text.fill('Nobody crosses tonight. The net');
  await text.press('End');
  await text.pressSequentially('work is away.');
  await expect(page.getByText('not connected')).toBeVisible();
  // Parts that were never shown, and a picture that was never near.
  await page.getByTestId('price-pill').click();
  await expect(page.getByRole('list', { name: 'To run' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => runState(server), { timeout: 120_000 }).toBe('done');
  const card = await goToNode(page, graph, picture);
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();

  await context.setOffline(false);
  await Promise.all([
    expect(page.getByText('not connected')).toBeHidden(promised),
    expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible(promised),
    expect(page).not.toHaveTitle(/%/, promised),
    expect(page.getByTestId('price-pill')).toContainText(/^(?:[2-9]|1\d) to run/, promised),
    expect.poll(() => savedText(server), promised).toBe('Nobody crosses tonight. The network is away.'),
    expect.poll(() => widthOfPicture(page), promised).toBeGreaterThan(0),
  ]);
  await expect(card).not.toContainText('in the making');
  await goToNode(page, graph, line);
  await expect(text).toHaveValue('Nobody crosses tonight. The network is away.');
  forgiveOutage(complaints);
});

test('a server that crashed in a run and came back: the run is seen to go on within two seconds', async ({
  page,
  server,
  complaints,
}) => {
  const text = await openLine(page);
  await text.fill('Nobody crosses tonight. Not a soul.');
  await expect.poll(() => savedText(server)).toBe('Nobody crosses tonight. Not a soul.');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();

  await server.end();
  await text.press('End');
  await text.pressSequentially(' Not one.');
  await expect(page.getByText('not connected')).toBeVisible();
  await server.start();
  await Promise.all([
    expect(page.getByText('not connected')).toBeHidden(promised),
    expect.poll(() => savedText(server), promised).toBe('Nobody crosses tonight. Not a soul. Not one.'),
  ]);
  await expect(text).toHaveValue('Nobody crosses tonight. Not a soul. Not one.');

  // What was typed is there at once in a page that is loaded anew, and so is the run, wherever it stands.
  await page.reload();
  await expect(page.getByTestId('price-pill')).toContainText('to run');
  await goToNode(page, graph, line);
  await expect(text).toHaveValue('Nobody crosses tonight. Not a soul. Not one.');
  await expect.poll(() => runState(server), { timeout: 90_000 }).toBe('done');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible(promised);
  forgiveOutage(complaints);
});

async function openLine(page: Page) {
  await page.goto(`/graphs/${graph.id}`);
  await expect(page.getByTestId('price-pill')).toContainText('to run');
  await goToNode(page, graph, line);
  return page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Text', { exact: true });
}

async function savedText(server: RealServer): Promise<unknown> {
  const { graph: saved } = (await server.call('GET', `/api/graphs/${graph.id}`)) as { graph: Graph };
  return Object.entries(saved.nodes).find(([id]) => id === line)?.[1].params['text'];
}

async function runState(server: RealServer): Promise<string | undefined> {
  const { runs } = (await server.call('GET', `/api/runs?graph=${graph.id}&limit=1`)) as {
    runs: readonly { state: string }[];
  };
  return runs[0]?.state;
}

async function hasResult(server: RealServer, node: string): Promise<boolean> {
  const path = `/api/graphs/${graph.id}/takes?node=${encodeURIComponent(node)}`;
  const { takes } = (await server.call('GET', path)) as { takes: readonly unknown[] };
  return takes.length > 0;
}

function widthOfPicture(page: Page): Promise<number> {
  const card = page.locator(`.react-flow__node[data-id="${picture}"]`);
  return card
    .getByRole('img')
    .first()
    .evaluate((image: HTMLImageElement) => image.naturalWidth);
}

/** While there is no server the browser itself complains of each request. */
function forgiveOutage(complaints: string[]): void {
  const own = complaints.filter((words) => !/ERR_CONNECTION|ERR_EMPTY|ERR_INTERNET|ERR_NETWORK|WebSocket/.test(words));
  complaints.splice(0, complaints.length, ...own);
}
