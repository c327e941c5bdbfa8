/** Requests of the web, whatever they are for. */
export const request = {
  adminsOnly: () => "Only admins can do this.",
  editorsOnly: () => "Only admins and editors can do this.",
  controlCharacters: () => "Remove control characters.",
  databaseSilent: () => "The database does not answer. Try again in a moment.",
  failed: ({ requestId }: { requestId: string }) => `Something went wrong. Error code: ${requestId}`,
  invalid: () => "Invalid request.",
  notTakenHere: () => "This address does not take what was sent.",
  pageOfListGone: () => "This page of the list doesn't exist. Start at the beginning.",
  signIn: () => "Sign in to continue.",
  tooLarge: () => "The request is too large.",
  tooManyValues: () => "The request has too many values.",
};
