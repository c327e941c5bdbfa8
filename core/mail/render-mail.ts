import { type Mail } from "#core/mail/mailer.ts";

/** What an email says: a paragraph each, and one address to press. */
export interface MailWords {
  readonly subject: string;
  readonly before: readonly string[];
  readonly action: { readonly words: string; readonly url: string };
  readonly after: readonly string[];
}

/** Renders an email as text and as HTML, which shows the address too: a button alone hides where it leads. */
export function renderMail(to: string, { subject, before, action, after }: MailWords): Mail {
  const text = [...before, `${action.words}:\n${action.url}`, ...after].join("\n\n");
  const url = escapeHtml(action.url);
  const html = [
    "<!doctype html>",
    `<html lang="en"><body style="font:16px/1.5 sans-serif;max-width:34em">`,
    ...before.map(paragraph),
    `<p><a href="${url}">${escapeHtml(action.words)}</a><br><small>${url}</small></p>`,
    ...after.map(paragraph),
    "</body></html>",
  ].join("\n");
  return { to, subject, text: `${text}\n`, html };
}

const paragraph = (words: string): string => `<p>${escapeHtml(words)}</p>`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
