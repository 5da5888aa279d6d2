// Puts the source texts together that Chromium runs before the scripts of a page: one for the page's own world, one
// for the preload's. It must not know who sends or receives.
import { createCodec } from '../clone.ts';
import { createContextMenus } from './context-menu.ts';
import { createPreloadWorld, type PreloadSetting } from './preload-world.ts';
import { createWorld } from './worlds.ts';

/** The name of the preloads' world, as Chromium's developer tools show it in Electron. */
export const worldName = 'Electron Isolated Context';

/** The function by which the preloads' world sends to main; it is removed from sight before a preload runs. */
export const sendBinding = '__chromiumHostSend';

/** The function by which main's messages enter the preloads' world. */
export const receiveFunction = '__chromiumHostReceive';

/** Only the document of the window itself has a preload: not its frames, nor Chromium's own error page. */
const onlyInMainFrame = `if (window.parent !== window || location.protocol === 'chrome-error:') return;`;

/** The script of the page's own world. `name` is a secret of this window. */
export function pageScript(name: string): string {
  return `(() => { ${onlyInMainFrame}
    (${createWorld.toString()})(${JSON.stringify(name)}, 'page');
  })()`;
}

/** The script of the preloads' world: the bridge, then the preload itself, if there is one. */
export function preloadScript(name: string, setting: PreloadSetting, preload: string): string {
  return `(() => { ${onlyInMainFrame}
    const post = globalThis.${sendBinding};
    delete globalThis.${sendBinding};
    const receivers = [];
    Object.defineProperty(globalThis, '${receiveFunction}', {
      value: (head, body) => { for (const receiver of receivers) receiver(JSON.parse(head), body); },
    });
    const codec = (${createCodec.toString()})();
    const world = (${createWorld.toString()})(${JSON.stringify(name)}, 'preload');
    const { require, process } = (${createPreloadWorld.toString()})(codec, world, {
      post: (head, body) => post(JSON.stringify(head) + '\\n' + body),
      receive: (receiver) => receivers.push(receiver),
    }, ${JSON.stringify(setting)}, ${createContextMenus.toString()});
    const module = { exports: {} };
    (function (exports, require, module, process, global) {
${preload}
    }).call(module.exports, module.exports, require, module, process, globalThis);
  })()`;
}
