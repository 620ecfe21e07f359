import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './browserTest.ts';
import { smallGraph } from './smallGraph.ts';

const script = join(import.meta.dirname, '../fixtures/screenplays/own/redheaded.fountain');

/** What axe finds wrong with the page as it stands, in lines that say what and where. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

async function like(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await page.addInitScript((chosen) => {
    localStorage.setItem('shotgraph.preferences', JSON.stringify({ theme: chosen }));
  }, theme);
  // What moves is caught half faded otherwise.
  await page.emulateMedia({ reducedMotion: 'reduce' });
}

for (const theme of ['dark', 'light'] as const) {
  test(`home, breakdown and settings are fit for everybody in the ${theme} theme`, async ({ page, server }) => {
    await like(page, theme);
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

  test(`an open graph is fit for everybody in the ${theme} theme`, async ({ page, server }) => {
    await like(page, theme);
    const name = `Fit for all, ${theme}`;
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
  });
}
