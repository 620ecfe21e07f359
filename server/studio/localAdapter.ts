import type { Asset } from '../../runtime/graph/asset.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Modality, ModelRequest, SpeechRequest } from '../../runtime/node/requests.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import type { Adapter, JobState, Submission } from '../../runtime/providers/adapter.ts';
import { drawFrame } from './localFrame.ts';
import { drawMouth } from './localMouth.ts';
import { drawMove } from './localMove.ts';
import { playSound } from './localSound.ts';
import { speakLocally } from './voice/speakLocally.ts';
import { StudioPool } from './work/studioPool.ts';

/** The provider `local`: frames, moves, voices and mouths made on this machine. What is submitted comes back done. */
export class LocalAdapter implements Adapter {
  readonly provider = 'local';
  readonly modalities: readonly Modality[] = ['image', 'video', 'speech', 'lipsync', 'sound', 'music'];
  private readonly pool = new StudioPool();

  /** @throws Fault invalid-input for what can not be made; cancelled on abort */
  async submit(submission: Submission, tools: WorkTools): Promise<JobState> {
    const { request } = submission;
    if (request.modality !== 'speech') {
      return { state: 'done', assets: [await this.make(request, submission.seed, tools)], cost: 0 };
    }
    const { asset, doubts } = await speakLocally(request, tools);
    return { state: 'done', assets: [asset], cost: 0, problems: doubts };
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

  private async make(request: Exclude<ModelRequest, SpeechRequest>, seed: number, tools: WorkTools): Promise<Asset> {
    switch (request.modality) {
      case 'image':
        return drawFrame(request, seed, tools, this.pool);
      case 'video':
        return drawMove(request, seed, tools, this.pool);
      case 'lipsync':
        return drawMouth(request, tools, this.pool);
      case 'sound':
      case 'music':
        return playSound(request, seed, tools, this.pool);
    }
  }
}
