export interface DatedVersion {
  readonly revision: number;
  /** ISO time. */
  readonly savedAt: string;
  /** Named, restored from, published: it stays. */
  readonly isKept: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Up to an age, the last version of each slot of time stays. */
const bands: readonly { readonly age: number; readonly slot: number }[] = [
  { age: hour, slot: 0 },
  { age: day, slot: 10 * minute },
  { age: 7 * day, slot: hour },
  { age: 90 * day, slot: day },
  { age: Number.POSITIVE_INFINITY, slot: 7 * day },
];

/**
 * Revisions that a history can do without: of the last hour none, then all but the last in ten minutes, in an hour
 * (after a day), in a day (after a week), in a week (after 90 days). The first and the newest stay. Slots are those of
 * the calendar (UTC), so that thinning again takes no more than time has made old.
 *
 * @param versions oldest first
 * @param now milliseconds since 1970
 */
export function thinVersions(versions: readonly DatedVersion[], now: number): number[] {
  const dropped: number[] = [];
  for (const [index, version] of versions.entries()) {
    const next = versions[index + 1];
    if (index === 0 || !next || version.isKept) continue;
    const time = Date.parse(version.savedAt);
    const slot = bands.find(({ age }) => now - time <= age)?.slot ?? 0;
    if (slot > 0 && Math.floor(time / slot) === Math.floor(Date.parse(next.savedAt) / slot))
      dropped.push(version.revision);
  }
  return dropped;
}
