/** The usual ending of a file of this media type, without dot. */
export function fileExtension(mime: string): string {
  const subtype = mime.split(';')[0]?.split('/')[1] ?? 'bin';
  const usual: Record<string, string> = {
    jpeg: 'jpg',
    quicktime: 'mov',
    'x-matroska': 'mkv',
    mpeg: 'mp3',
    plain: 'txt',
    'x-subrip': 'srt',
  };
  return usual[subtype] ?? subtype.replace(/^x-/, '');
}
