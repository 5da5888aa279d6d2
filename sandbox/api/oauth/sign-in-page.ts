/** The sign-in page, and the page that says why there is none. Plain accessible HTML without scripts; everything is escaped. */
import { escapeMarkup } from '../html.ts';

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: light-dark(#c9ced6, #4a505c); --accent: light-dark(#1f5fd1, #7aa7ff); }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f3f5f8, #16181d); color: light-dark(#1b1f27, #eceff4); }
  main { width: min(22rem, calc(100vw - 3rem)); padding: 2rem; border-radius: 12px; background: light-dark(#fff, #20242c); border: 1px solid var(--line); }
  h1 { font-size: 1.25rem; margin: 0 0 .25rem; }
  p { margin: 0 0 1.25rem; }
  .note { font-size: .875rem; opacity: .8; }
  .problem { color: light-dark(#a3161f, #ff9aa2); font-weight: 600; }
  label { display: block; font-weight: 600; margin-bottom: .25rem; }
  input { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem .625rem; margin-bottom: 1rem; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: inherit; }
  .buttons { display: flex; gap: .75rem; justify-content: flex-end; }
  button { font: inherit; padding: .5rem 1rem; border-radius: 6px; border: 1px solid var(--line); background: transparent; color: inherit; }
  button[value='allow'] { order: 2; border-color: var(--accent); background: var(--accent); color: light-dark(#fff, #10141b); font-weight: 600; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/**
 * What a browser may do with these pages. The form's way back is the app's loopback address, and browsers apply form-action
 * to redirects too; a bracketed IPv6 host cannot be written there, so for it the scheme stands alone.
 */
export function contentSecurityPolicy(redirectUri: string | null): string {
  const target = redirectUri === null ? null : new URL(redirectUri);
  const back = target === null ? '' : target.hostname.startsWith('[') ? ' http:' : ` ${target.origin}`;
  return `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'${back}; frame-ancestors 'none'; base-uri 'none'`;
}

export interface SignInPage {
  /** The signed authorization request: comes back with the form. */
  readonly request: string;
  readonly email: string;
  /** A sentence about the last try, or null. */
  readonly problem: string | null;
}

export function signInPage({ request, email, problem }: SignInPage): string {
  const alert = problem === null ? '' : `<p class="problem" role="alert">${escapeMarkup(problem)}</p>`;
  return page(
    'Sign in to Campaign Desk',
    `<h1>Sign in</h1>
    <p>Campaign Desk asks to see your shops and campaigns, and to register products for you.</p>
    ${alert}
    <form method="post" action="/oauth/authorize">
      <input type="hidden" name="request" value="${escapeMarkup(request)}">
      <label for="email">Email</label>
      <input id="email" name="email" type="email" autocomplete="username" maxlength="254" value="${escapeMarkup(email)}" autofocus>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="200">
      <div class="buttons">
        <button type="submit" name="decision" value="allow">Sign in</button>
        <button type="submit" name="decision" value="deny">Cancel</button>
      </div>
    </form>
    <p class="note">This is the sandbox: its accounts are made up.</p>`,
  );
}

export function problemPage(problem: string): string {
  return page('Sign-in is not possible', `<h1>Sign-in is not possible</h1><p>${escapeMarkup(problem)}</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeMarkup(title)}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>
`;
}
