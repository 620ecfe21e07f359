import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds wrong with the page as it stands, in lines that say what and where: all in dark, colours in light. */
export async function accessibilityFindings(page: Page, within = 'html'): Promise<string[]> {
  const theme = (name: string) =>
    page.evaluate(async (shown) => {
      document.documentElement.dataset['theme'] = shown;
      // Colours that fade, however quickly, have arrived two frames later; what inherits one fades on after it.
      const fading = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      do {
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        await Promise.allSettled(fading().map(({ finished }) => finished));
      } while (fading().length > 0);
    }, name);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
  const dark = await new AxeBuilder({ page }).include(within).withTags(tags).analyze();
  await theme('light');
  const light = await new AxeBuilder({ page }).include(within).withRules(['color-contrast']).analyze();
  await theme('dark');
  return [...dark.violations, ...light.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
