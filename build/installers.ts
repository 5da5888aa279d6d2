// One kind of installer, made by electron-builder for this system. It must not know what goes into it (electron-builder.ts).

import { build, type Configuration, Platform } from 'electron-builder';
import { REPOSITORY } from './repository.ts';

/** What electron-builder calls a kind of installer, such as `deb`; `dir` is the app's folder without one. */
export type InstallerTarget = string;

/** The kinds of installer that the configuration asks for on a system: by itself this one. */
export function targetsOf(
  configuration: Configuration,
  name: Platform['name'] = Platform.current().name,
): InstallerTarget[] {
  const system = { mac: configuration.mac, windows: configuration.win, linux: configuration.linux }[name];
  return [system?.target ?? 'dir']
    .flat()
    .map((target) => (typeof target === 'string' ? target : target.target));
}

/**
 * Makes one kind of installer and returns the paths of its files. Throws with electron-builder's reason.
 * @param electronDist the folder that holds Electron's binary
 */
export function makeInstaller(
  configuration: Configuration,
  target: InstallerTarget,
  electronDist: string,
): Promise<string[]> {
  return build({
    projectDir: REPOSITORY,
    targets: Platform.current().createTarget([target]),
    // electron-builder writes into what it is given.
    config: { ...structuredClone(configuration), electronDist },
  });
}
