// Where a Chromium is looked for, on each system, and what CHROMIUM_PATH means.

import { describe, expect, it } from 'vitest';
import { findChromium } from '#build/setup/find-chromium.mjs';

type Machine = NonNullable<Parameters<typeof findChromium>[0]>;

/** A machine that has these programs and no other file. */
const machine = (
  platform: NodeJS.Platform,
  environment: Machine['environment'],
  ...programs: string[]
): Machine => ({ platform, environment, isExecutable: (path) => programs.includes(path) });

describe('on Linux', () => {
  it('prefers Chromium to Chrome, wherever they are on PATH', () => {
    const linux = machine('linux', { PATH: '/opt:/bin' }, '/opt/google-chrome', '/bin/chromium');
    expect(findChromium(linux)).toBe('/bin/chromium');
  });

  it('looks nowhere but on PATH', () => {
    expect(findChromium(machine('linux', { PATH: '/opt::/bin' }, '/usr/bin/chromium'))).toBeUndefined();
    expect(findChromium(machine('linux', {}, 'chromium', '/chromium'))).toBeUndefined();
  });
});

describe('on macOS', () => {
  const applications = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

  it.each([`/${applications}`, `/Users/ann/${applications}`])('finds %s', (path) => {
    expect(findChromium(machine('darwin', { HOME: '/Users/ann', PATH: '/bin' }, path))).toBe(path);
  });

  it('finds a command that was installed by hand', () => {
    const mac = machine(
      'darwin',
      { HOME: '/Users/ann', PATH: '/opt/homebrew/bin' },
      '/opt/homebrew/bin/chromium',
    );
    expect(findChromium(mac)).toBe('/opt/homebrew/bin/chromium');
  });
});

describe('on Windows', () => {
  it.each([
    ['PROGRAMFILES', 'C:\\Program Files'],
    ['PROGRAMFILES(X86)', 'C:\\Program Files (x86)'],
    ['LOCALAPPDATA', 'C:\\Users\\ann\\AppData\\Local'],
  ])('finds Chrome in %s', (name, folder) => {
    const chrome = `${folder}\\Google\\Chrome\\Application\\chrome.exe`;
    expect(findChromium(machine('win32', { [name]: folder }, chrome))).toBe(chrome);
  });
});

describe('CHROMIUM_PATH', () => {
  it('comes before any other', () => {
    const linux = machine('linux', { PATH: '/bin', CHROMIUM_PATH: '/mine' }, '/bin/chromium', '/mine');
    expect(findChromium(linux)).toBe('/mine');
  });

  it('is not replaced by another when it is wrong', () => {
    const linux = machine('linux', { PATH: '/bin', CHROMIUM_PATH: '/gone' }, '/bin/chromium');
    expect(() => findChromium(linux)).toThrow('/gone');
  });
});

it('finds on this machine what can be run', () => {
  expect(findChromium()).toMatch(/chrom/i);
});
