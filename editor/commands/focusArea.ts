const focusable =
  '[tabindex="0"], a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/** Brings the focus to the next (1) or the last (-1) part of the screen: bar, side panel, canvas, inspector. */
export function focusArea(step: 1 | -1): void {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')].filter(
    (area) => area.getClientRects().length > 0,
  );
  if (areas.length === 0) return;
  const now = areas.findIndex((area) => area.contains(document.activeElement));
  const next = areas[(now + step + areas.length) % areas.length] ?? areas[0];
  const first = next?.matches('[tabindex]')
    ? next
    : (next?.querySelector<HTMLElement>('[role="tree"]') ?? next?.querySelector<HTMLElement>(focusable));
  first?.focus();
}
