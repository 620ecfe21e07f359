// How each system installs what the project needs beside npm's packages. Plain JavaScript without dependencies: it has to start under an old Node,
// before anything is installed.

/** @typedef {'ffmpeg' | 'chromium'} Installable */

/**
 * @typedef {object} PackageManager
 * @property {string} name
 * @property {string} program  the executable that tells that this manager is there
 * @property {boolean} needsRoot
 * @property {string[][]} [before]  argument lists, run in order before an installation
 * @property {string[]} install  argument list that the names of packages are added to
 * @property {Partial<Record<Installable, string>>} packages  what each thing is called there
 * @property {Partial<Record<Installable, string>>} [hints]  what a person may have to do first
 */

/** @type {readonly PackageManager[]} in the order in which they are looked for */
export const packageManagers = [
  {
    name: 'apt',
    program: 'apt-get',
    needsRoot: true,
    before: [['apt-get', 'update', '-q']],
    install: ['apt-get', 'install', '-y', '-q', '--no-install-recommends'],
    packages: { ffmpeg: 'ffmpeg', chromium: 'chromium' },
  },
  {
    name: 'dnf',
    program: 'dnf',
    needsRoot: true,
    install: ['dnf', 'install', '-y'],
    packages: { ffmpeg: 'ffmpeg', chromium: 'chromium' },
    // Fedora's own ffmpeg-free has no H.264 encoder.
    hints: { ffmpeg: 'The full ffmpeg is in RPM Fusion: enable that repository first.' },
  },
  {
    name: 'brew',
    program: 'brew',
    needsRoot: false,
    install: ['brew', 'install'],
    packages: { ffmpeg: 'ffmpeg' },
  },
];
