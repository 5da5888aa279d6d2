// Finds a Chromium on this machine: the same one that the repository's set-up finds or installs.

export { findChromium } from '#build/setup/find-chromium.mjs';
