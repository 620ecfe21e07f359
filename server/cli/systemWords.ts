/**
 * What the system says of a file that could not be opened, read or written, as a sentence for people; undefined for
 * what is no such thing. These are no faults of ours: a file without rights, a folder where a file should be, a loop
 * of links.
 */
export function systemWords(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const { code, path } = error;
  if (typeof code !== 'string' || typeof path !== 'string') return undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `${path} can not be opened: this user has no right to it. Change its rights, or name another.`;
    case 'ENOENT':
      return `${path} is not there: check the path.`;
    case 'EISDIR':
      return `${path} is a folder, not a file.`;
    case 'ENOTDIR':
      return `${path} leads through a file as if it were a folder: check the path.`;
    case 'ELOOP':
      return `${path} leads in a circle of links: check the path.`;
    case 'ENAMETOOLONG':
      return `The path is too long for this system: ${path.slice(0, 60)}…`;
    default:
      return undefined;
  }
}
