import type { Asset } from '../../runtime/graph/asset.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { Fault } from '../../runtime/node/fault.ts';
import type { Modality } from '../../runtime/node/requests.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import type { Adapter, JobState, Submission } from '../../runtime/providers/adapter.ts';
import { drawFrame } from './localFrame.ts';
import { drawMouth } from './localMouth.ts';
import { drawMove } from './localMove.ts';
import { speakLocally } from './voice/speakLocally.ts';
import { StudioPool } from './work/studioPool.ts';

/** The provider `local`: frames, moves, voices and mouths made on this machine. What is submitted comes back done. */
export class LocalAdapter implements Adapter {
  readonly provider = 'local';
  readonly modalities: readonly Modality[] = ['image', 'video', 'speech', 'lipsync'];
  private readonly pool = new StudioPool();

  /** @throws Fault invalid-input for what can not be made; cancelled on abort */
  async submit(submission: Submission, tools: WorkTools): Promise<JobState> {
    return { state: 'done', assets: [await this.make(submission, tools)], cost: 0 };
  }

  async poll(_handle: Json): Promise<JobState> {
    throw new Fault(
      'local-never-waits',
      'permanent',
      'Work on this machine is done when it is submitted; there is nothing to ask for.',
    );
  }

  async cancel(_handle: Json): Promise<void> {
    // Work here is cancelled by the signal of its tools; no job outlives its submission.
  }

  /** Ends the drawing threads. */
  async close(): Promise<void> {
    await this.pool.close();
  }

  private async make({ request, seed }: Submission, tools: WorkTools): Promise<Asset> {
    switch (request.modality) {
      case 'image':
        return drawFrame(request, seed, tools, this.pool);
      case 'video':
        return drawMove(request, seed, tools, this.pool);
      case 'lipsync':
        return drawMouth(request, tools, this.pool);
      case 'speech':
        return (await speakLocally(request, tools)).asset;
    }
  }
}
