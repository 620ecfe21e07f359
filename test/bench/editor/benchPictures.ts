import { createCanvas } from '@napi-rs/canvas';
import { zUploaded } from '../../../runtime/protocol/assets.ts';
import type { Asset } from '../../../runtime/graph/asset.ts';

/** Stores so many pictures of 640 x 360, each another one. */
export async function storePictures(url: string, count: number): Promise<Asset[]> {
  const assets: Asset[] = [];
  for (let index = 0; index < count; index += 1) {
    const canvas = createCanvas(640, 360);
    const context = canvas.getContext('2d');
    const sky = context.createLinearGradient(0, 0, 640, 360);
    sky.addColorStop(0, `hsl(${(index * 37) % 360} 45% 35%)`);
    sky.addColorStop(1, `hsl(${(index * 37 + 60) % 360} 55% 15%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, 640, 360);
    for (let shape = 0; shape < 12; shape += 1) {
      context.fillStyle = `hsl(${(index * 91 + shape * 31) % 360} 40% ${20 + ((shape * 7) % 50)}%)`;
      context.beginPath();
      context.arc((shape * 97 + index * 13) % 640, (shape * 61 + index * 29) % 360, 20 + ((shape * 17) % 60), 0, 7);
      context.fill();
    }
    const answer = await fetch(`${url}/api/assets?name=picture-${index}.png`, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array(await canvas.encode('png')),
    });
    const { hash, kind, mime, bytes } = zUploaded.parse(await answer.json());
    assets.push({ hash, kind, mime, bytes });
  }
  return assets;
}
