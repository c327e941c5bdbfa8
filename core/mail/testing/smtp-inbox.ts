import { once } from "node:events";
import { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** An SMTP server on this machine, for tests. */
export interface SmtpInbox {
  /** For SMTP_URL. */
  readonly url: string;
  /** The messages that it took, as they came: headers, and bodies in quoted-printable. */
  readonly messages: readonly string[];
  /** Resolves to the next message. */
  next(): Promise<string>;
  close(): Promise<void>;
}

/** Starts one that takes every mail of every sender. */
export async function openSmtpInbox(): Promise<SmtpInbox> {
  const messages: string[] = [];
  const waiting: ((message: string) => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, answer) {
      text(stream).then(
        (message) => {
          messages.push(message);
          waiting.splice(0).forEach((resolve) => resolve(message));
          answer();
        },
        (error: Error) => answer(error),
      );
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  if (!listening.listening) await once(listening, "listening");
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    messages,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The text part of a message, decoded: links as they are read. */
export function textOfMail(message: string): string {
  const part = /Content-Type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(message)?.[1] ?? message;
  return part
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
