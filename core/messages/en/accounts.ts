import { counted } from "#core/messages/en/format.ts";

/** Users, signing in, passwords and sessions. */
export const accounts = {
  adminSettingsIncomplete: () => "Set MATINEE_ADMIN_EMAIL and MATINEE_ADMIN_PASSWORD together.",
  alreadySetUp: () => "Matinee is set up already. Sign in instead.",
  cannotDisableSelf: () => "You can't disable your own account. Ask another admin.",
  cannotRemoveSelf: () => "You can't remove your own account. Ask another admin.",
  checkEntries: () => "Check your entries.",
  disabled: () => "This account is disabled. Ask an admin.",
  emailTaken: () => "An account with this email exists already.",
  noSuchUser: () => "There is no such user.",
  onlyAdmin: () => "This is the only admin. Make another user an admin first.",
  removed: () => "This account was removed. Ask an admin.",
  resetLinkInvalid: () => "This reset link was used or has expired. Ask an admin for a new one.",
  resetOfClosedAccount: () => "This user can't sign in. Enable or restore the account first.",
  sessionEnded: () => "This session has ended already.",
  setupLinkInvalid: () => "This setup link is not valid. Use the newest link shown in the terminal.",
  signUpClosed: () => "Sign-up is closed. Ask an admin for an account.",
  tooManyAttempts: ({ minutes }: { minutes: number }) =>
    `Too many attempts. Wait ${counted(minutes, "minute")}, then try again.`,
  tooManySignIns: () => "Too many sign-ins at once. Try again in a moment.",
  wrongCredentials: () => "Wrong email or password.",
  wrongCurrentPassword: () => "This is not your current password.",
};
