import { l10n } from 'vscode';
import { ApiError } from '../../core/api/errors';
import { AskedElsewhere, NotWrittenDown } from '../../core/drives/notSent';
import { isUnsettled } from '../../core/drives/outcome';
import { visible } from '../../core/text/visible';
import {
  BadArgument,
  ClipboardRefused,
  DriveBusy,
  Interrupted,
  InvalidApiUrl,
  KeyringFails,
  LoadingStopped,
  NoSuchDrive,
  NothingToCopy,
  NotSignedIn,
  RenamedSince,
  TeamNotSignedIn,
} from '../problems';

/** The one button that helps. */
export type Remedy = 'signIn' | 'replaceKey' | 'retry' | 'refresh' | 'showLog' | 'openSettings';

export interface Words {
  /** What happened, why, and what to do: whole sentences. */
  readonly text: string;
  readonly remedy: Remedy;
}

/** Any failure in words. The log has the rest. */
export function wordsFor(error: unknown): Words {
  if (error instanceof ApiError) return serviceWords(error);
  const words = accountWords(error);
  if (words) return words;
  if (error instanceof NoSuchDrive)
    return {
      text: error.isOfSeveral
        ? l10n.t('There is no such drive in any of your teams. It may have been deleted.')
        : l10n.t('There is no such drive in this team. It may have been deleted.'),
      remedy: 'refresh',
    };
  if (error instanceof LoadingStopped)
    return { text: l10n.t('Loading was stopped before this drive was read.'), remedy: 'retry' };
  if (error instanceof NothingToCopy) return { text: nothingWords(error), remedy: 'retry' };
  if (error instanceof DriveBusy) return { text: busyWords(error), remedy: 'retry' };
  if (error instanceof RenamedSince) {
    return {
      text: l10n.t(
        'It was renamed elsewhere meanwhile, to {0}. Try again to rename it all the same.',
        visible(error.drive.name),
      ),
      remedy: 'retry',
    };
  }
  if (error instanceof Interrupted) return { text: l10n.t('Its answer was lost.'), remedy: 'showLog' };
  if (error instanceof AskedElsewhere) {
    return {
      text: l10n.t('Another window was making the same just now: look for it in the list before you make another one.'),
      remedy: 'refresh',
    };
  }
  if (error instanceof NotWrittenDown) {
    return {
      text: l10n.t(
        'Nothing was sent: what you asked for could not be noted on this computer ({0}). Enter creates it anyway; if this window closes before the answer comes, nobody looks for the drive.',
        error.code,
      ),
      remedy: 'showLog',
    };
  }
  if (error instanceof BadArgument) {
    return {
      text: l10n.t('The command was called with an argument it cannot use: {0}.', error.argument),
      remedy: 'showLog',
    };
  }
  return { text: l10n.t('Something unexpected went wrong. The log says more.'), remedy: 'showLog' };
}

/** Who is signed in, and whether that can be known. */
function accountWords(error: unknown): Words | undefined {
  if (error instanceof NotSignedIn) return { text: l10n.t('You are not signed in to Paperspace.'), remedy: 'signIn' };
  if (error instanceof TeamNotSignedIn) {
    return {
      text: l10n.t('You are not signed in to this team: it was signed out here, or it is called otherwise.'),
      remedy: 'signIn',
    };
  }
  if (error instanceof KeyringFails) {
    return {
      text: l10n.t(
        'VS Code’s secret storage does not keep or give the API key. Unlock or set up the keyring of this computer, then try again.',
      ),
      remedy: 'retry',
    };
  }
  if (error instanceof ClipboardRefused)
    return {
      text: l10n.t('Nothing was copied: VS Code may not use the clipboard. Allow it, then try again.'),
      remedy: 'retry',
    };
  if (error instanceof InvalidApiUrl) {
    return {
      text: l10n.t(
        'The setting paperspaceDrives.apiUrl is no address a key may be sent to: it must begin with https://, or be a loopback address.',
      ),
      remedy: 'openSettings',
    };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { text: l10n.t('You were signed out, or the API key was replaced, meanwhile.'), remedy: 'signIn' };
  }
  return undefined;
}

function nothingWords({ drive, fact }: NothingToCopy): string {
  const name = visible(drive);
  return {
    mountPoint: l10n.t('Nothing was copied: {0} has no mount point yet. It may still be getting ready.', name),
    username: l10n.t('Nothing was copied: {0} has no user name yet. It may still be getting ready.', name),
    password: l10n.t('Nothing was copied: {0} has no password yet. It may still be getting ready.', name),
  }[fact];
}

function busyWords({ drive, pending }: DriveBusy): string {
  const name = visible(drive);
  return pending === 'deleting'
    ? l10n.t('{0} is being deleted already.', name)
    : l10n.t('{0} is being renamed. Try again when that has ended.', name);
}

function serviceWords(error: ApiError): Words {
  const { text, remedy } = wordsOfKind(error);
  return { text: isUnsettled(error) ? `${l10n.t('It is not known whether it was renamed.')} ${text}` : text, remedy };
}

function wordsOfKind(error: ApiError): Words {
  switch (error.kind) {
    case 'badKey':
      return {
        text: l10n.t('Paperspace does not accept the API key any more. It may have been deleted in the console.'),
        remedy: 'replaceKey',
      };
    case 'notPermitted':
      return {
        text: l10n.t('This API key is not permitted to do that. An admin’s key is probably needed.'),
        remedy: 'replaceKey',
      };
    case 'network':
      return { text: l10n.t('Could not reach Paperspace: {0}', networkWords(error)), remedy: 'retry' };
    case 'rateLimit':
      return { text: waitWords(error), remedy: 'retry' };
    case 'server':
      return {
        text: l10n.t('Paperspace has a problem of its own ({0}). Try again in a moment.', error.status ?? 500),
        remedy: 'retry',
      };
    case 'unreadable':
      return { text: unreadableWords(error), remedy: 'showLog' };
    case 'notFound':
      return { text: l10n.t('Paperspace did not find it. It may have been deleted meanwhile.'), remedy: 'retry' };
    case 'conflict':
    case 'refused':
      return { text: l10n.t('Paperspace refused: {0}', serverWords(error)), remedy: 'showLog' };
  }
}

/** What the server itself said, most telling first. */
export function serverWords(error: ApiError): string {
  const said = [error.serverMessage, ...error.issues].filter(text => text !== undefined && text !== '');
  const words = said.length > 0 ? [...new Set(said)].join(' · ') : error.message;
  return visible(words, 500);
}

function unreadableWords({ status, field }: ApiError): string {
  if (status !== undefined && status >= 300 && status < 400) {
    return l10n.t(
      'Paperspace answered with a redirect, which is not followed: your key would go elsewhere. Check the setting paperspaceDrives.apiUrl.',
    );
  }
  return field
    ? l10n.t('Paperspace answered something this extension cannot read: the field {0} is not as documented.', field)
    : l10n.t(
        'What answered was not the Paperspace API. A proxy may stand between, or the setting paperspaceDrives.apiUrl is wrong.',
      );
}

function waitWords({ retryAfterMs }: ApiError): string {
  return retryAfterMs === undefined
    ? l10n.t('Paperspace asks to slow down. Try again in a moment.')
    : l10n.t('Paperspace asks to slow down. Try again in {0} s.', Math.ceil(retryAfterMs / 1000));
}

function networkWords({ network }: ApiError): string {
  return {
    dns: l10n.t('its name could not be looked up. Check the network connection.'),
    refused: l10n.t('the connection was refused.'),
    timeout: l10n.t('no answer came in time.'),
    tls: l10n.t('its certificate is not trusted here. A proxy may be inspecting traffic.'),
    certificateDate: l10n.t('its certificate is not valid today, if this computer’s clock is right.'),
    certificateHost: l10n.t('its certificate is for another host. Check the setting paperspaceDrives.apiUrl.'),
    proxy: l10n.t('the proxy refused the connection. Check the setting http.proxy.'),
    reset: l10n.t('the connection was cut.'),
    other: l10n.t('the network failed.'),
  }[network ?? 'other'];
}
