/** Endings that are not what the media type itself says. */
const usual: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'video/quicktime': 'mov',
  'video/matroska': 'mkv',
  'video/x-matroska': 'mkv',
  'video/mp2t': 'ts',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'text/plain': 'txt',
  'application/x-subrip': 'srt',
};

/** The usual ending of a file of this media type, without dot. */
export function fileExtension(mime: string): string {
  const type = mime.split(';')[0]?.trim() ?? '';
  return usual[type] ?? type.split('/')[1]?.replace(/^x-/, '') ?? 'bin';
}
