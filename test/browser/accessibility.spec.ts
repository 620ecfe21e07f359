import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessibilityFindings as findings } from './accessibilityFindings.ts';
import { expect, test } from './browserTest.ts';
import { smallGraph } from './smallGraph.ts';

const script = join(import.meta.dirname, '../fixtures/screenplays/own/redheaded.fountain');

test.beforeEach(async ({ page }) => {
  // What fades in is caught half faded otherwise.
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('home, breakdown and settings are fit for everybody', async ({ page, server }) => {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Your graphs' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Script to animatic/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  const sent = await fetch(`${server.url}/api/screenplays?name=redheaded.fountain`, {
    ...{ method: 'POST', body: await readFile(script) },
  });
  const { id } = (await sent.json()) as { id: string };
  await page.goto(`/screenplays/${id}`);
  await page
    .getByRole('button', { name: /League Office/ })
    .first()
    .click();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('tab', { name: /People/ }).click();
  await page
    .getByRole('button', { name: /Holmes/ })
    .first()
    .click();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('tab', { name: /Doubts/ }).click();
  expect(await findings(page)).toEqual([]);

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Set FAL_KEY' }).click();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make room' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('would go');
  expect(await findings(page)).toEqual([]);
});

test('an open graph is fit for everybody', async ({ page, server }) => {
  const name = 'Fit for all';
  const { graph } = (await server.call('POST', '/api/graphs', { graph: smallGraph, name })) as {
    graph: { id: string };
  };
  await page.goto(`/graphs/${graph.id}`);
  await expect(page.getByTestId('price-pill')).toContainText('to run');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Outline', exact: true }).click();
  await page.locator('[id="outline-speak"]').click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  for (const item of ['History', 'Inputs & outputs']) {
    await page.getByRole('button', { name: 'Graph menu' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByRole('complementary', { name: item })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Publish …' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Close Inputs & outputs' }).click();
  await page.getByRole('button', { name: 'Close the inspector' }).click();
  expect(await findings(page)).toEqual([]);
});
