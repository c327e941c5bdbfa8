import { type Command, seconds } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { asVideoId } from "#cli/video-id.ts";
import { createLink } from "#core/playback/create-link.ts";

const NAMED = { name: "link", usage: "VIDEO [--user EMAIL] [--ttl SECONDS]" };

/** `link`: an address that any player can open without a cookie. */
export const linkCommand: Command = {
  ...NAMED,
  summary: "Prints an address of the master playlist that any player can open; no cookie needed.",
  options: { user: { type: "string" }, ttl: { type: "string" } },
  words: [1, 1],
  async run({ words, text, env, output }) {
    const videoId = asVideoId(words[0]);
    const ttlSeconds = seconds(NAMED, text("ttl"));
    const link = await withSite(env, async ({ ctx, url }) => {
      const created = await createLink(ctx, { videoId, email: text("user"), ttlSeconds });
      return { masterUrl: `${url}${created.masterPath}`, expiresAt: created.expiresAt };
    });
    output.answer(link, ({ masterUrl }) => masterUrl);
    return EXIT.ok;
  },
};
