/**
 * Takes away what a user's environment or command line could weaken certificates with, before anything is asked over the network: no variable and no
 * option of theirs may hand a token to a stranger. Knows no request.
 */
import type { CommandLine } from 'electron';

/** The first makes Node trust everybody; the second writes the keys of every connection into a file. */
const VARIABLES = ['NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE'] as const;
const SWITCHES = [
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'ssl-key-log-file',
] as const;

export function keepTlsStrict(
  environment: Record<string, string | undefined>,
  commandLine: Pick<CommandLine, 'removeSwitch'>,
): void {
  for (const variable of VARIABLES) delete environment[variable];
  for (const name of SWITCHES) commandLine.removeSwitch(name);
}
