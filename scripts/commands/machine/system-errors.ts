import path from 'node:path';
import { visibleLine } from '../../visible.ts';
import { PACKAGE_ROOT } from './package.ts';

/** What a system says of a file, a folder or a disk (errno(3)), and what to do. */
const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; change its rights, or name another place',
  EBUSY: 'in use; try again when nothing holds it',
  EDQUOT: 'the disk quota is used up; make room and try again',
  EEXIST: 'is a file, where a folder is needed; remove it, or name another place',
  EFBIG: 'too large for this file system; name another place',
  EIO: 'the disk gives an error; name another place',
  EISDIR: 'is a folder, where a file is needed; name a file',
  ELOOP: 'symbolic links that lead in a circle; name the file itself',
  EMFILE: 'too many open files; raise the limit (ulimit -n)',
  ENAMETOOLONG: 'the name is too long for this file system; choose a shorter one',
  ENFILE: 'too many open files on this machine; try again later',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full; make room and try again',
  ENOTDIR: 'is a file, or lies below one, where a folder is needed; name a folder',
  ENOTEMPTY: 'is a folder that is not empty; remove it, or name another place',
  ENXIO: 'is no regular file; name one',
  EPERM: 'not permitted; change its rights, or name another place',
  EROFS: 'is on a read-only file system; name another place',
  ERR_FS_FILE_TOO_LARGE: 'is larger than 2 GB; name a smaller file',
};

/**
 * One line for an error of files that a person can mend: where, what, and what to do. Undefined for any other error,
 * and for a file of specscribe itself.
 */
export function fileProblem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path: file, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const problem = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined;
  if (problem === undefined || [file, dest].some(isOurs)) return undefined;
  return visibleLine(file === undefined ? problem : `${shown(dest ?? file)}: ${problem}`);
}

const isOurs = (file: string | undefined): boolean =>
  file !== undefined &&
  ['dist', 'scripts', 'templates', 'node_modules', 'package.json', 'redocly.yaml'].some((name) => {
    const own = path.join(PACKAGE_ROOT, name);
    return file === own || file.startsWith(own + path.sep);
  });

/** A path below the current folder as a person would name it. */
function shown(file: string): string {
  const relative = path.relative('.', file);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
