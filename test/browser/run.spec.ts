import type { Graph } from '../../runtime/graph/graph.ts';
import { expect, test } from './browserTest.ts';
import { saveFirstScene } from './filmGraph.ts';
import { goToNode } from './goToNode.ts';
import type { RealServer } from './realServer.ts';

const shot = 's001-004';
const line = 's001-e03/speak';

// Eighty nodes are really made: a busy machine takes its time.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let graph: Graph;
test.beforeAll(async ({ server }) => {
  graph = await saveFirstScene(server);
});

async function savedText(server: RealServer): Promise<unknown> {
  const { graph: saved } = (await server.call('GET', `/api/graphs/${graph.id}`)) as { graph: Graph };
  return Object.entries(saved.nodes).find(([id]) => id === line)?.[1].params['text'];
}

test('a scene runs as an animatic: pictures come onto the cards, and the film plays', async ({ page }) => {
  await page.goto(`/graphs/${graph.id}`);
  const pill = page.getByTestId('price-pill');
  await expect(pill).toContainText('to run');
  await pill.click();
  await expect(page.getByRole('list', { name: 'To run' }).getByRole('listitem').first()).toContainText('free');
  await page.keyboard.press('Escape');
  const card = await goToNode(page, graph, `${shot}/composite`);
  await expect(card).toContainText('no picture yet');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const picture = card.getByRole('img').first();
  const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width, { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(page).toHaveTitle(/^\d+ % · /);
  const notice = page.getByText(/^The run is done: \d+ made\.$/);
  await expect(notice).toBeVisible({ timeout: 120_000 });
  await expect(pill).toContainText('nothing to run');
  await expect(page).not.toHaveTitle(/%/);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const film = page.getByRole('dialog').locator('video');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.2);
  expect(await film.evaluate(brightness)).toBeGreaterThan(10);
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const code = page.getByRole('status', { name: 'Time code' });
  await page.keyboard.press('Home');
  await expect(code).toHaveText('00:00:00:00');
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await page.keyboard.press(',');
  await expect(code).toHaveText('00:00:00:01');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Results' }).click();
  const link = page.getByRole('link', { name: 'Download the-last-lamp-of-kervael.mp4' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('the-last-lamp-of-kervael.mp4');
});

test('a changed line makes few nodes stale; they run again over a reload and a crash of the server', async ({
  page,
  server,
  complaints,
}) => {
  await page.goto(`/graphs/${graph.id}`);
  const pill = page.getByTestId('price-pill');
  await expect(pill).toContainText('nothing to run');
  const card = await goToNode(page, graph, line);
  await expect(card.getByRole('button', { name: /^Play / })).toBeVisible();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByLabel('Text', { exact: true }).fill('Nobody crosses tonight. Nobody.');
  await expect(pill).toContainText(/^(?:[2-9]|1\d) to run/);
  await expect.poll(() => savedText(server)).toBe('Nobody crosses tonight. Nobody.');

  await page.reload();
  await expect(pill).toContainText(/^(?:[2-9]|1\d) to run/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await server.end();
  await goToNode(page, graph, line);
  await inspector.getByLabel('Text', { exact: true }).fill('Nobody crosses tonight. Not one.');
  await expect(page.getByText('not connected')).toBeVisible();
  await server.start();
  await expect.poll(() => savedText(server)).toBe('Nobody crosses tonight. Not one.');
  await expect(inspector.getByLabel('Text', { exact: true })).toHaveValue('Nobody crosses tonight. Not one.');
  // The run goes on by itself; it is of the line as it was when it was started.
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout: 90_000 });
  await expect(pill).toContainText(/^(?:[2-9]|1\d) to run/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(pill).toContainText('nothing to run', { timeout: 90_000 });
  forgiveOutage(complaints);
});

test('another take is rolled, picked, locked, and told of when the params change', async ({ page, server }) => {
  await page.goto(`/graphs/${graph.id}`);
  const id = `${shot}/composite`;
  const card = await goToNode(page, graph, id);
  const takes = card.getByRole('group', { name: 'Takes' });
  await takes.getByRole('button', { name: 'Another take' }).click();
  await page.getByRole('dialog', { name: 'Another take' }).getByRole('button', { name: 'Make it' }).click();
  await expect(takes).toContainText('2/2');
  await expect(page.getByTestId('price-pill')).toContainText('to run');
  await takes.getByRole('button', { name: 'Take before' }).click();
  await expect(takes).toContainText('1/2');
  await expect(takes.getByRole('button', { name: /^Picked/ })).toHaveAttribute('aria-pressed', 'true');
  // Only the file, which holds the graph, is to be made anew.
  await expect(page.getByTestId('price-pill')).toContainText(/^1 to run/);
  await page.reload();
  await goToNode(page, graph, id);
  await expect(takes).toContainText('1/2');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('radio', { name: 'close up', exact: true }).click();
  await expect(card).toContainText('params have changed since');
  await takes.getByRole('button', { name: 'Lock: keep this take' }).click();
  await expect(takes.getByRole('button', { name: 'Take after' })).toBeDisabled();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(card).not.toContainText('params have changed since');
  await page.getByRole('tab', { name: /^Queue/ }).click();
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem').first()).toContainText('done');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('region', { name: 'Log', exact: true })).toContainText('Composite');
  const { runs } = (await server.call('GET', '/api/runs')) as { runs: readonly { state: string }[] };
  expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'done'));
});

/** Mean of the picture that is shown, 0 for black to 255. */
function brightness(video: HTMLVideoElement): number {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [64, 36];
  const pen = canvas.getContext('2d');
  pen?.drawImage(video, 0, 0, 64, 36);
  const pixels = pen?.getImageData(0, 0, 64, 36).data ?? [];
  let sum = 0;
  for (let index = 0; index < pixels.length; index += 4) sum += pixels[index + 1] ?? 0;
  return sum / (pixels.length / 4);
}

/** While there is no server the browser itself complains of each request. */
function forgiveOutage(complaints: string[]): void {
  const own = complaints.filter((words) => !/ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection/.test(words));
  complaints.splice(0, complaints.length, ...own);
}
