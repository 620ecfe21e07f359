import { Fault } from '../../runtime/graph/fault.ts';

/** Runs disk work; a full, unwritable or failing disk becomes a fault with a sentence that says what to do. */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFault(folder, error) ?? error;
  }
}

/** What a full, unwritable, locked or failing disk says; undefined for what is none of these. */
export function diskFault(folder: string, error: unknown): Fault | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
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
      return unwritable(`The folder ${folder} can not be written`, error);
    case 'EIO':
      return failing(folder, code, error);
  }
  if (code.startsWith('SQLITE_BUSY')) {
    const words = `Another program holds the database in ${folder} locked: end it, or try again; what is stored is safe.`;
    return new Fault('database-busy', 'transient', words, { cause: error });
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code)) {
    return unwritable(`The database in ${folder} can not be written`, error);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    const words = `The database in ${folder}, store.sqlite, is damaged: bring back a backup with "shotgraph restore", or move the file away to begin anew.`;
    return new Fault('cache-damaged', 'permanent', words, { cause: error });
  }
  return code.startsWith('SQLITE_IOERR') ? failing(folder, code, error) : undefined;
}

function unwritable(what: string, cause: unknown): Fault {
  const words = `${what}: choose another folder with --cache, or change its rights.`;
  return new Fault('cache-unwritable', 'permanent', words, { cause });
}

function failing(folder: string, code: string, cause: unknown): Fault {
  const words = `The disk that holds ${folder} does not read or write (${code}): see whether it is full or failing.`;
  return new Fault('disk-failing', 'permanent', words, { cause });
}
