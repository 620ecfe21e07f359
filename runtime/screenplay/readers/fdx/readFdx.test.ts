import { describe, expect, it } from 'vitest';
import { readFdx } from './readFdx.ts';

const read = (content: string, after = '') =>
  readFdx(
    'test.fdx',
    new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8"?>\n<FinalDraft><Content>\n${content}\n</Content>${after}</FinalDraft>`,
    ),
  );
const paragraph = (type: string, text: string): string => `<Paragraph Type="${type}"><Text>${text}</Text></Paragraph>`;

describe('readFdx', () => {
  it('joins runs, keeps their spaces, and decodes entities once', () => {
    const { screenplay } = read(
      '<Paragraph Type="Scene Heading" Number="4B"><Text>INT. A</Text><Text> - DAY</Text></Paragraph>\n' +
        '<Paragraph Type="Action"><Text>He </Text><Text Style="Bold">runs</Text><Text> &amp; falls &#8212; &amp;lt;</Text></Paragraph>',
    );
    expect(screenplay.scenes[0]).toMatchObject({ label: '4B', heading: { text: 'INT. A - DAY' } });
    expect(screenplay.scenes[0]?.elements[0]).toMatchObject({ text: 'He runs & falls — &lt;', at: { line: 4 } });
  });

  it('keeps dual dialogue and one speech through a parenthetical', () => {
    const { screenplay } = read(
      `${paragraph('Scene Heading', 'INT. A - DAY')}<Paragraph><DualDialogue>${paragraph('Character', 'GIRL')}${paragraph('Dialogue', 'Hey')}${paragraph('Parenthetical', '(waves)')}${paragraph('Dialogue', 'you!')}${paragraph('Character', 'GUY')}${paragraph('Dialogue', 'Hello!')}</DualDialogue></Paragraph>`,
    );
    expect(screenplay.scenes[0]?.elements).toMatchObject([
      { speaker: 'GIRL', text: 'Hey you!', parentheticals: ['waves'], dual: 1 },
      { speaker: 'GUY', text: 'Hello!', dual: 1 },
    ]);
  });

  it('leaves out notes, summaries and omitted scenes', () => {
    const { screenplay } = read(
      `<Paragraph Type="Scene Heading"><ScriptNote><Paragraph><Text>Note.</Text></Paragraph></ScriptNote><Text>INT. A - DAY</Text></Paragraph>${paragraph('Scene Heading', 'OMITTED')}`,
    );
    expect(screenplay.scenes.map(({ heading }) => heading.text)).toEqual(['INT. A - DAY']);
  });

  it('reads title and author as Final Draft lays them out', () => {
    const page = `<TitlePage><Content>${['THE FILM', 'Written by', 'A. Writer'].map((text) => paragraph('General', text)).join('')}</Content></TitlePage>`;
    expect(read(paragraph('Scene Heading', 'INT. A - DAY'), page).screenplay).toMatchObject({
      title: 'THE FILM',
      author: 'A. Writer',
    });
  });

  it.each([
    ['<!DOCTYPE FinalDraft [<!ENTITY a "aaaa">]><FinalDraft/>', /document type declaration at line 1/u],
    ['<FinalDraft><Content>\n<Paragraph>', /broken at line \d: It breaks off inside of <Paragraph>\. Export/u],
    ['<html></html>', /no Final Draft script/u],
  ])('refuses %s', (text, words) => {
    expect(() => readFdx('bad.fdx', new TextEncoder().encode(text))).toThrow(words);
  });

  it('refuses nesting that no script has', () => {
    const deep = 20_000;
    expect(() => read(`${'<X>'.repeat(deep)}${'</X>'.repeat(deep)}`)).toThrow(
      /^test\.fdx can not be read as XML: .*\.$/u,
    );
  });
});
