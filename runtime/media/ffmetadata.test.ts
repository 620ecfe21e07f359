import { describe, expect, it } from 'vitest';
import { ffmetadata } from './ffmetadata.ts';

describe('ffmetadata', () => {
  it('escapes what the format would read as its own signs', () => {
    expect(ffmetadata({ title: 'a=b;c#d\\e\nf' }, [])).toBe(';FFMETADATA1\ntitle=a\\=b\\;c\\#d\\\\e\\\nf\n');
  });

  it('keeps the whole of a title with control characters in it', () => {
    expect(ffmetadata({ title: 'a\u0000b\r\u001b[2Jc' }, [])).toBe(';FFMETADATA1\ntitle=a b  [2Jc\n');
  });

  it('writes chapters in milliseconds', () => {
    expect(ffmetadata({}, [{ start: 0, end: 62.5, title: 'INT. KITCHEN - NIGHT' }])).toBe(
      ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=62500\ntitle=INT. KITCHEN - NIGHT\n',
    );
  });
});
