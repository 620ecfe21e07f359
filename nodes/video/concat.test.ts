import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Value } from '../../runtime/node/defineNode.ts';
import { harnessTools, makeClip, makeMedia, pathOf, probe, runNode, workOf } from '../../test/harness/nodeHarness.ts';
import { videoConcat } from './concat.ts';

const run = promisify(execFile);

async function join(clips: readonly Value[], params: Record<string, unknown> = {}, captions: readonly Value[] = []) {
  const { outputs, problems } = await runNode(videoConcat, { inputs: { clips, captions }, params });
  return { video: outputs['video'] as Asset, captions: outputs['captions'], chapters: outputs['chapters'], problems };
}

/** Mean red, green and blue (0 to 255) of each frame of a decoded film. */
async function colors(film: Asset): Promise<readonly (readonly number[])[]> {
  const args = ['-v', 'error', '-i', await pathOf(film), '-an', '-vf', 'scale=1:1:flags=area', '-pix_fmt', 'rgb24'];
  const options = { encoding: 'buffer' as const };
  const { stdout } = await run('ffmpeg', [...args, '-f', 'rawvideo', '-'], options);
  return Array.from({ length: stdout.length / 3 }, (_, frame) => [...stdout.subarray(frame * 3, frame * 3 + 3)]);
}

/** Loudness (root mean square, 0 to 1) of each hundredth of a second of a decoded film. */
async function loudness(film: Asset): Promise<readonly number[]> {
  const args = ['-v', 'error', '-i', await pathOf(film), '-vn', '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 28 });
  const samples = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
  return Array.from({ length: Math.floor(samples.length / 480) }, (_, slot) =>
    Math.sqrt(samples.subarray(slot * 480, slot * 480 + 480).reduce((sum, x) => sum + x * x, 0) / 480),
  );
}

/** Checksums of the coded pictures as they lie in a file: equal when they were copied. */
async function packets(film: Asset): Promise<readonly string[]> {
  const args = ['-v', 'error', '-i', await pathOf(film), '-map', '0:v', '-c', 'copy', '-bsf:v', 'h264_mp4toannexb'];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'framecrc', '-']);
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
const bytesOf = (packet: string) => packet.split(',').slice(4, 6).join();

/** A clip of one colour whose sound is phrases of a tone, [from, to] in seconds. */
async function speaking(color: string, seconds: number, phrases: readonly (readonly [number, number])[]) {
  const on = phrases.map(([from, to]) => `between(t,${from},${to})`).join('+');
  return makeMedia({ kind: 'video', extension: 'mp4' }, [
    ...['-f', 'lavfi', '-i', `color=c=${color}:s=64x36:r=24:d=${seconds}`],
    ...['-f', 'lavfi', '-i', `aevalsrc='0.5*sin(2*PI*500*t)*(${on})':s=48000:d=${seconds}`],
    ...['-c:v', 'libx264', '-bf', '0', '-pix_fmt', 'yuv420p', '-c:a', 'pcm_s16le', '-f', 'mov'],
  ]);
}
const audible = (levels: readonly number[], from: number, to: number) =>
  levels.slice(Math.round(from * 100) + 1, Math.round(to * 100) - 1).every((level) => level > 0.1);
const silent = (levels: readonly number[], from: number, to: number) =>
  levels.slice(Math.round(from * 100) + 1, Math.round(to * 100) - 1).every((level) => level < 0.01);

describe('clips of one kind', () => {
  test('are joined by copying, in one ffmpeg process', async () => {
    const clips = [await makeClip({ seconds: 1.5 }), await makeClip({ color: 'red' }), await makeClip({ tone: null })];
    const tools = await harnessTools();
    let calls = 0;
    const context = {
      ...tools,
      ffmpeg: async (job: Parameters<typeof tools.ffmpeg>[0]) => {
        calls++;
        return tools.ffmpeg(job);
      },
      deliver: () => undefined,
      warn: () => undefined,
      graph: () => '{}',
    };
    if (videoConcat.call !== 'local') throw new Error('concat is a local node');
    const outputs = await videoConcat.run(workOf(videoConcat, { inputs: { clips } }), context as never);
    expect(calls).toBe(1);
    const film = outputs['video'] as Asset;
    const joined = (await packets(film)).map(bytesOf);
    const single = (await Promise.all(clips.map(packets))).flat().map(bytesOf);
    expect(joined).toEqual(single);
    expect(await probe(film)).toMatchObject({ frames: 84, samples: 168_000, seconds: 3.5, hasAudio: true });
  });

  test('carry facts that a probe confirms', async () => {
    const { video } = await join([await makeClip(), await makeClip({ color: 'blue' })]);
    const { bFrames: _, ...facts } = video.facts ?? {};
    expect(await probe(video)).toMatchObject(facts);
  });

  test('give equal bytes each time', async () => {
    const clips = [await makeClip(), await makeClip({ color: 'blue' })];
    const params = { transitions: [{ kind: 'dissolve', seconds: 0.5 }] };
    expect((await join(clips, params)).video.hash).toBe((await join(clips, params)).video.hash);
  });
});

describe('joins', () => {
  test('a dissolve lies over the head of the second clip and re-encodes no more than it touches', async () => {
    const clips = [await makeClip({ color: 'red', seconds: 2 }), await makeClip({ color: 'blue', seconds: 3 })];
    const { video } = await join(clips, { transitions: [{ kind: 'dissolve', seconds: 0.5 }] });
    const frames = await colors(video);
    expect(frames).toHaveLength(120);
    expect(frames[47]![0]).toBeGreaterThan(235);
    for (let frame = 48; frame < 59; frame++) {
      expect(frames[frame]![0]).toBeGreaterThan(frames[frame + 1]![0]!);
      expect(frames[frame]![2]).toBeGreaterThan(frames[frame - 1]![2]!);
    }
    expect(frames[60]![2]).toBeGreaterThan(235);
    const [joined, second] = [await packets(video), await packets(clips[1]!)];
    expect(joined.slice(72).map(bytesOf)).toEqual(second.slice(24).map(bytesOf));
    expect(joined.slice(48, 72).map(bytesOf)).not.toEqual(second.slice(0, 24).map(bytesOf));
  });

  test('under a dissolve the first clip goes on as far as its source does, then stands still', async () => {
    // Red for two seconds, then green: the clip is cut off while it is red.
    const source = async (green: number, rate: string) =>
      makeMedia({ kind: 'video', extension: 'mp4' }, [
        ...['-f', 'lavfi', '-i', `color=c=red:s=64x36:r=${rate}:d=2`],
        ...['-f', 'lavfi', '-i', `color=c=lime:s=64x36:r=${rate}:d=${green}`],
        ...['-filter_complex', '[0:v][1:v]concat', '-c:v', 'libx264', '-bf', '0', '-pix_fmt', 'yuv420p', '-f', 'mp4'],
      ]);
    const clips = [await makeClip({ color: 'red', seconds: 2 }), await makeClip({ color: 'blue', seconds: 3 })];
    const film = async (from: Asset | undefined, ends: readonly number[] = []) => {
      const inputs = { clips, captions: [], sources: from ? [from, clips[1]!] : [], ends };
      const { outputs } = await runNode(videoConcat, {
        inputs,
        params: { transitions: [{ kind: 'dissolve', seconds: 0.5 }] },
      });
      return { outputs, frames: await colors(outputs['video'] as Asset) };
    };
    const held = await film(undefined);
    const green = (frames: Awaited<ReturnType<typeof colors>>) => frames.slice(48, 58).map((frame) => frame[1]!);
    expect(Math.max(...green(held.frames))).toBeLessThan(40);
    for (const [length, rate] of [
      [1 / 12, '24'],
      [0.5, '16'],
    ] as const) {
      const { frames, outputs } = await film(await source(length, rate));
      expect(frames).toHaveLength(120);
      expect(frames[47]![0]).toBeGreaterThan(235);
      expect(green(frames)[2]).toBeGreaterThan(120);
      expect(frames.at(60)![2]).toBeGreaterThan(235);
      expect((await packets(outputs['video'] as Asset)).slice(0, 48).map(bytesOf)).toEqual(
        (await packets(clips[0]!)).map(bytesOf),
      );
    }
    // A source that ends with the clip, and one in which the clip ends earlier than it is long.
    expect((await film(clips[0])).outputs['video']).toEqual(held.outputs['video']);
    const early = await source(1, '24');
    const first = await film(early, [1, 3]);
    expect(Math.max(...green(first.frames))).toBeLessThan(40);
  });

  test('what the last clip was cut from, and where it ends there, goes on to the next join', async () => {
    const clips = [await makeClip({ seconds: 1 }), await makeClip({ color: 'blue', seconds: 2 })];
    const source = await makeClip({ color: 'blue', seconds: 3 });
    const { outputs } = await runNode(videoConcat, { inputs: { clips, sources: [clips[0]!, source] } });
    expect(outputs).toMatchObject({ source: { hash: source.hash }, end: 2 });
    const alone = await runNode(videoConcat, { inputs: { clips } });
    expect(alone.outputs).toMatchObject({ source: { hash: (alone.outputs['video'] as Asset).hash }, end: 3 });
    await expect(runNode(videoConcat, { inputs: { clips, sources: [source] } })).rejects.toMatchObject({
      code: 'sources-count',
    });
  });

  test('a fade goes through black at the join, and the end fades out', async () => {
    const clips = [await makeClip({ color: 'white', seconds: 2 }), await makeClip({ color: 'white', seconds: 2 })];
    const { video } = await join(clips, { transitions: [{ kind: 'fade-black', seconds: 1 }], fadeOut: 0.5 });
    const light = (await colors(video)).map((color) => color[0]!);
    expect(light).toHaveLength(96);
    expect(light[30]).toBeGreaterThan(235);
    expect(light[47]).toBeLessThan(30);
    expect(light[48]).toBeLessThan(30);
    expect(light[62]).toBeGreaterThan(235);
    expect(light[95]).toBeLessThan(30);
    const levels = await loudness(video);
    expect(levels.at(-1)).toBeLessThan(0.1 * levels[50]!);
  });

  test('a J cut lets the first phrase of the second clip be heard earlier, and no other sound moves', async () => {
    const first = await speaking('red', 2, [[0.2, 1.4]]);
    const second = await speaking('blue', 3, [
      [0.25, 1],
      [1.5, 2.5],
    ]);
    const captions = [
      [{ start: 0.2, end: 1.4, text: 'one' }],
      [
        { start: 0.25, end: 1, text: 'two' },
        { start: 1.5, end: 2.5, text: 'three' },
      ],
    ];
    const joined = await join([first, second], { transitions: [{ kind: 'j-cut', seconds: 0.5 }] }, captions);
    const levels = await loudness(joined.video);
    expect(audible(levels, 0.2, 1.4)).toBe(true);
    expect(silent(levels, 1.42, 1.74)).toBe(true);
    expect(audible(levels, 1.76, 2.5)).toBe(true);
    expect(silent(levels, 2.52, 3.48)).toBe(true);
    expect(audible(levels, 3.5, 4.5)).toBe(true);
    expect((await colors(joined.video)).findIndex((color) => color[2]! > 200)).toBe(48);
    expect(joined.captions).toEqual([
      { start: 0.2, end: 1.4, text: 'one' },
      { start: 1.75, end: 2.5, text: 'two' },
      { start: 3.5, end: 4.5, text: 'three' },
    ]);
  });

  test('an L cut lets the last phrase of the first clip go on into the second', async () => {
    const first = await speaking('red', 2, [
      [0.2, 0.8],
      [1.2, 1.9],
    ]);
    const { video } = await join([first, await speaking('blue', 2, [[1, 1.5]])], {
      transitions: [{ kind: 'l-cut', seconds: 0.5 }],
    });
    const levels = await loudness(video);
    expect(audible(levels, 0.2, 0.8)).toBe(true);
    expect(silent(levels, 0.82, 1.68)).toBe(true);
    expect(audible(levels, 1.72, 2.4)).toBe(true);
    expect(silent(levels, 2.42, 2.98)).toBe(true);
    expect(audible(levels, 3, 3.5)).toBe(true);
    expect((await probe(video)).frames).toBe(96);
  });

  test('two sounds at once are both heard at full strength', async () => {
    const first = await speaking('red', 2, [[0.2, 2]]);
    const second = await speaking('blue', 2, [[0, 1]]);
    const { video } = await join([first, second], { transitions: [{ kind: 'j-cut', seconds: 0.5 }] });
    const levels = await loudness(video);
    expect(levels[170]! / levels[100]!).toBeGreaterThan(1.9);
    expect(silent(levels, 2.52, 4)).toBe(true);
  });
});

describe('clips of many kinds', () => {
  test('are brought to the format of most of the film', async () => {
    const clips = [
      await makeClip({ seconds: 4, color: 'red' }),
      await makeClip({ width: 90, height: 160, rate: { num: 25, den: 1 }, color: 'white', seconds: 2 }),
      await makeClip({ rate: { num: 30_000, den: 1001 }, tone: null }),
    ];
    const { video } = await join(clips);
    const facts = await probe(video);
    expect(facts).toMatchObject({ width: 160, height: 90, rate: { num: 24, den: 1 }, variableRate: false });
    expect(facts.frames).toBe(96 + 48 + 24);
    expect(facts.samples).toBe(facts.frames! * 2000);
    // The tall clip stands between black bars: a third of the width is picture.
    expect((await colors(video))[120]![0]).toBeGreaterThan(60);
    expect((await colors(video))[120]![0]).toBeLessThan(110);
  });

  test('copied clips of another encoder are encoded where a join has to fit them', async () => {
    const encoder = ['-c:v', 'libx264', '-preset', 'medium', '-pix_fmt', 'yuv420p', '-bf', '2', '-c:a', 'aac'];
    const clips = [
      await makeClip({ color: 'red', encoder }),
      await makeClip({ color: 'blue', encoder }),
      await makeClip({ color: 'lime', encoder }),
    ];
    const plain = await colors((await join(clips)).video);
    const mixed = await colors((await join(clips, { transitions: [{ kind: 'dissolve', seconds: 0.25 }] })).video);
    for (const frames of [plain, mixed]) {
      expect(frames).toHaveLength(72);
      expect(frames[23]![0]).toBeGreaterThan(235);
      expect(frames[47]![2]).toBeGreaterThan(235);
      expect(frames[71]![1]).toBeGreaterThan(200);
    }
    expect(plain[24]![2]).toBeGreaterThan(235);
    expect(mixed[24]![2]).toBeLessThan(100);
  });
});

describe('what goes with the clips', () => {
  test('captions move, chapters are exact to the frame', async () => {
    const rate = { num: 30_000, den: 1001 };
    const clips = [await makeClip({ rate }), await makeClip({ rate }), await makeClip({ rate })];
    const captions = [[], [{ start: 0.25, end: 9, text: 'Hello', speaker: 'ANN' }], []];
    const joined = await join(clips, { titles: ['One', 'Two', ''] }, captions);
    const second = 1001 / 1000;
    expect(joined.captions).toEqual([{ start: 0.25 + second, end: 2 * second, text: 'Hello', speaker: 'ANN' }]);
    expect(joined.chapters).toEqual([
      { start: 0, end: second, title: 'One' },
      { start: second, end: 3.003, title: 'Two' },
    ]);
  });

  test('captions that are not one for each clip are refused', async () => {
    const clip = await makeClip();
    await expect(join([clip, clip], {}, [[]])).rejects.toThrow('There are 2 clips but 1 captions');
  });
});

describe('failed clips', () => {
  const failed = { failed: true, node: 'Shot 2: the door', message: 'The model refused: "it\'s 100% wrong", [sorry].' };

  test('are shown as slates where that is wished', async () => {
    const clip = await makeClip({ color: 'white' });
    const { video, problems } = await join([clip, failed, clip], { onFailed: 'slate', slateSeconds: 0.5 });
    const frames = await colors(video);
    expect(frames).toHaveLength(60);
    expect(frames[30]![0]).toBeLessThan(80);
    expect(frames[40]![0]).toBeGreaterThan(235);
    expect(problems).toEqual([
      { code: 'clip-missing', message: `Shot 2: the door is shown as a slate: ${failed.message}` },
    ]);
  });

  test('are left out with their title, captions and join', async () => {
    const [red, blue] = [await makeClip({ color: 'red' }), await makeClip({ color: 'blue' })];
    const joined = await join(
      [red, failed, blue],
      {
        onFailed: 'skip',
        titles: ['A', 'B', 'C'],
        transitions: [
          { kind: 'cut', seconds: 0 },
          { kind: 'dissolve', seconds: 0.5 },
        ],
      },
      [[], failed, [{ start: 0, end: 1, text: 'x' }]],
    );
    expect((await colors(joined.video)).map((color) => color[2]! > 200)).toEqual(
      Array.from({ length: 48 }, (_, frame) => frame >= 24),
    );
    expect(joined.chapters).toMatchObject([{ title: 'A' }, { title: 'C' }]);
    expect(joined.captions).toEqual([{ start: 1, end: 2, text: 'x' }]);
  });

  test('all of them: nothing is left to join', async () => {
    await expect(join([failed], { onFailed: 'skip' })).rejects.toThrow('There is nothing to join');
  });

  test('the policy decides whether failures are taken at all', () => {
    expect(videoConcat.acceptsFailures(videoConcat.paramsSchema.parse({}))).toEqual([]);
    expect(videoConcat.acceptsFailures(videoConcat.paramsSchema.parse({ onFailed: 'slate' }))).toContain('clips');
  });
});
