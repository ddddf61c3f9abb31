import { l10n } from 'vscode';
import type { CredentialRefusal, DirectoryRefusal, Refusal } from '../../core/mount/refusal';
import { visible } from '../../core/text/visible';
import { targetLabel } from './target';

/** Why there is no snippet, and what to do. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'unknownTarget':
      return l10n.t('There is no snippet target {0}. Choose one with Copy Mount Snippet As….', visible(refusal.target));
    case 'noSuchForm':
      return refusal.form === 'include'
        ? l10n.t(
            'A snippet for {0} cannot hold the password safely. Copy the form that asks for it.',
            targetLabel(refusal.target),
          )
        : l10n.t('A snippet for {0} cannot ask for the password.', targetLabel(refusal.target));
    case 'cannotQuote':
      return l10n.t(
        'The user name holds {0}, which {1} cannot quote dependably. Choose another target.',
        visible(refusal.character),
        targetLabel(refusal.target),
      );
    case 'passwordHasMountFlag':
      return l10n.t(
        'The password has a mount option such as "ro" behind a comma, which Docker would take out of it. Choose another target than {0}.',
        targetLabel(refusal.target),
      );
    case 'optionNotAllowed':
      return l10n.t(
        'The setting paperspaceDrives.mountOptions holds {0}, which is not allowed: it could send the credentials elsewhere, or is unknown.',
        visible(refusal.name),
      );
    case 'optionValue':
      return l10n.t(
        'The setting paperspaceDrives.mountOptions gives {0} a value it cannot have: {1}.',
        visible(refusal.name),
        visible(refusal.value),
      );
    case 'badDirectory':
      return directoryWords(refusal);
    default:
      return credentialWords(refusal);
  }
}

function credentialWords(refusal: CredentialRefusal): string {
  switch (refusal.kind) {
    case 'badId':
      return idWords(refusal.id);
    case 'noMountPoint':
      return l10n.t('The drive has no mount point yet: it is still getting ready.');
    case 'badMountPoint':
      return l10n.t(
        'The drive’s mount point is not one this extension can write safely: {0}',
        visible(refusal.mountPoint),
      );
    case 'usernameEmpty':
      return l10n.t('The drive has no user name yet.');
    case 'usernameTooLong':
      return l10n.t('The user name is longer than mount.cifs takes ({0} of {1} bytes).', refusal.bytes, refusal.limit);
    case 'usernameHas':
      return l10n.t('The user name holds {0}, which mount.cifs cannot take at all.', unwritable(refusal.what));
    case 'passwordMissing':
    case 'passwordEmpty':
      return l10n.t('The drive has no password.');
    case 'passwordTooLong':
      return l10n.t(
        'The password is longer than mount.cifs takes ({0} of {1} bytes, each comma counted twice).',
        refusal.bytes,
        refusal.limit,
      );
    case 'passwordHas':
      return l10n.t('The password holds {0}, which no credentials file can carry.', unwritable(refusal.what));
  }
}

/** The limit is that of `src/core/mount/credentials.ts`. */
function idWords(id: string): string {
  if (id === '') return l10n.t('The drive has no id.');
  return id.length > 100
    ? l10n.t('The drive’s id is longer than any id is ({0} of at most 100 characters).', id.length)
    : l10n.t('The drive’s id has characters that no id has.');
}

type Unwritable = Extract<CredentialRefusal, { what: unknown }>['what'];

function unwritable(what: Unwritable): string {
  return {
    newline: l10n.t('a line break'),
    nul: l10n.t('a NUL character'),
    comma: l10n.t('a comma'),
    brokenText: l10n.t('broken Unicode'),
  }[what];
}

function directoryWords(refusal: DirectoryRefusal): string {
  const setting = visible(refusal.template);
  switch (refusal.reason) {
    case 'empty':
      return l10n.t('The setting paperspaceDrives.mountPath is empty.');
    case 'relative':
      return l10n.t('The setting paperspaceDrives.mountPath must begin with / or ~/: {0}', setting);
    case 'dotDot':
      return l10n.t('The setting paperspaceDrives.mountPath must not contain . or .. as a part: {0}', setting);
    case 'controlCharacter':
    case 'brokenText':
      return l10n.t('The setting paperspaceDrives.mountPath holds a character no path should have: {0}', setting);
    case 'tooLong':
      return l10n.t('The setting paperspaceDrives.mountPath is too long.');
    case 'systemDirectory':
      return l10n.t(
        'The setting paperspaceDrives.mountPath names {0}, which belongs to the system. Choose a directory of the drive’s own.',
        visible(refusal.directory),
      );
    case 'unknownPlaceholder':
      return l10n.t(
        'The setting paperspaceDrives.mountPath holds {0}; only $\u007bname\u007d and $\u007bid\u007d are known.',
        visible(refusal.placeholder),
      );
  }
}
