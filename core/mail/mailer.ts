/** An email: the same words as plain text and as HTML. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends emails. Throws where the server did not take one; the job that sends it is tried again then. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
