import { Fault } from '../../runtime/graph/fault.ts';

/** Runs disk work; a full or unwritable disk becomes a fault with a sentence that says what to do. */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFault(folder, error) ?? error;
  }
}

function diskFault(folder: string, error: unknown): Fault | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return new Fault(
        'disk-full',
        'disk-full',
        `The disk that holds ${folder} is full: free some space and run again; what is finished is kept.`,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return new Fault(
        'cache-unwritable',
        'permanent',
        `The folder ${folder} can not be written: choose another with --cache, or change its rights.`,
        { cause: error },
      );
    default:
      return undefined;
  }
}
