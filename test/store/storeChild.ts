// A process that tests start and kill: it works on a store and says on stdout what it has stored.
import { writeFile } from 'node:fs/promises';
import { openStore } from '../../server/store/openStore.ts';
import { bytesOf, keyOf, sampleResult } from '../conformance/storeSamples.ts';

const [what = '', folder = '', name = '', times = '0'] = process.argv.slice(2);
const as = { kind: 'image', mime: 'image/png' } as const;
const store = await openStore(folder, process.env);

if (what === 'append') {
  for (let index = 0; index < Number(times); index += 1) {
    const image = await store.assets.put(bytesOf(`${name} ${index}`), as);
    await store.results.append(sampleResult(`${name}-${index}`, { key: keyOf('a'), outputs: { image } }));
    process.stdout.write(`${name}-${index}\n`);
  }
}
if (what === 'adopt') {
  for (let index = 0; ; index += 1) {
    const path = store.scratch.newFile();
    await writeFile(path, Buffer.alloc(60_000_000, index));
    process.stdout.write('adopting\n');
    await store.assets.adopt(path, as);
  }
}
await store.close();
