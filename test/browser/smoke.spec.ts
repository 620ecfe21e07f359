import { expect, test } from './browserTest.ts';
import { smallGraph } from './smallGraph.ts';

test('a graph opens, runs, and shows what came of it', async ({ page, server }) => {
  const { graph } = (await server.call('POST', '/api/graphs', { graph: smallGraph })) as { graph: { id: string } };
  await page.goto(`/graphs/${graph.id}`);
  await expect(page.getByRole('article', { name: /^Generate picture/ })).toBeVisible();
  await expect(page.getByTestId('price-pill')).toContainText('to run');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const picture = page
    .getByRole('article', { name: /^Generate picture/ })
    .locator('img')
    .first();
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByTestId('price-pill')).toContainText('nothing to run');
});
