// How each system installs ffmpeg. Plain JavaScript without dependencies: it has to start under an old Node,
// before anything is installed.

/**
 * @typedef {object} PackageManager
 * @property {string} name
 * @property {string} program  the executable that tells that this manager is there
 * @property {boolean} needsRoot
 * @property {string[][]} commands  argument lists, run in order
 * @property {string} [hint]  what a person may have to do first
 */

/** @type {readonly PackageManager[]} in the order in which they are looked for */
export const packageManagers = [
  {
    name: 'apt',
    program: 'apt-get',
    needsRoot: true,
    commands: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'ffmpeg'],
    ],
  },
  {
    name: 'dnf',
    program: 'dnf',
    needsRoot: true,
    commands: [['dnf', 'install', '-y', 'ffmpeg']],
    // Fedora's own ffmpeg-free has no H.264 encoder.
    hint: 'The full ffmpeg is in RPM Fusion: enable that repository first.',
  },
  {
    name: 'brew',
    program: 'brew',
    needsRoot: false,
    commands: [['brew', 'install', 'ffmpeg']],
  },
];
