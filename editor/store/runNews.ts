import type { RunState } from '../../runtime/events/runState.ts';
import { money } from '../kit/money.ts';
import type { QuickLook } from './quickLook.ts';
import type { Media } from './media.ts';
import type { RunControl } from './runControl.ts';
import type { RunResults } from './runResults.ts';
import { saveFile } from './saveFile.ts';
import { tasksInDoubt } from './tasksInDoubt.ts';
import type { Toasts } from './toasts.ts';

export interface NewsParts {
  readonly toasts: Toasts;
  readonly control: RunControl;
  readonly results: RunResults;
  readonly quickLook: QuickLook;
  readonly media: Media;
}

/** Tells people when a run that they have seen going on has come to its end, and what they can do then. */
export class RunNews {
  readonly #parts: NewsParts;

  constructor(parts: NewsParts) {
    this.#parts = parts;
  }

  async takeRun(now: RunState, before: RunState): Promise<void> {
    const { results, control } = this.#parts;
    const found = await results.takeRun(now);
    const isKnown = before.seq > 0 || control.hasStarted(now.run);
    const wasSeen = isKnown && before.run === now.run && before.endedAt === undefined;
    if (!wasSeen || now.endedAt === undefined) return;
    if (now.state === 'done') this.#done(now, found.files);
    else this.#notDone(now);
  }

  #done({ counts, cost }: RunState, files: Awaited<ReturnType<RunResults['takeRun']>>['files']): void {
    const { toasts, quickLook, media } = this.#parts;
    const [file] = files;
    const made = counts.done === 0 ? 'Nothing had to be made' : `${counts.done} made`;
    toasts.show({
      tone: 'good',
      message: `The run is done: ${made}${cost > 0 ? `, ${money(cost)}` : ''}.`,
      ...(file && {
        action: { words: 'Play', run: () => quickLook.openAsset(file.asset, file.fileName) },
        other: { words: 'Download', run: () => saveFile(media.downloadUrl(file.asset.hash, file.fileName)) },
      }),
    });
  }

  #notDone(run: RunState): void {
    const { toasts, control } = this.#parts;
    const { state, message } = run;
    const inDoubt = tasksInDoubt(run).length;
    if (state === 'cancelled')
      return toasts.show({ tone: 'plain', message: 'The run was stopped. What was made is kept.' });
    if (inDoubt > 0 && state === 'failed') {
      return toasts.show({
        tone: 'bad',
        message:
          inDoubt === 1
            ? 'Nobody knows what became of a paid submission: it may have been charged.'
            : `Nobody knows what became of ${inDoubt} paid submissions: they may have been charged.`,
        action: { words: 'Decide', run: () => control.decide() },
      });
    }
    toasts.show({
      tone: 'bad',
      message: message ?? (state === 'over-budget' ? 'The run needs more money than its cap.' : 'The run failed.'),
      ...(state === 'failed' && { action: { words: 'Retry failed', run: () => void control.retry() } }),
    });
  }
}
