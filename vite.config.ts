import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.ts";
import { hlsFromSource } from "./vite.hls.ts";

/** Listed here because Vite would otherwise find them late and re-optimise during hydration. */
const clientDependencies = [
  "react",
  "react/jsx-runtime",
  "react/jsx-dev-runtime",
  "react-dom",
  "react-dom/client",
  "@remix-run/react",
  "@trpc/client",
  "superjson",
  "radix-ui",
  "@uppy/core",
  "@uppy/aws-s3",
  "@vidstack/react",
  "hls.js",
  "media-captions",
  // Loaders and forms share this. The build drops it from the browser's code; the dev server only requests
  // it.
  "@remix-run/node",
  "@trpc/server",
  "@trpc/server/http",
  "zod",
];

export default defineConfig({
  // The plugin needs a Remix app; unit tests have none.
  plugins: process.env.VITEST ? [] : [remix(remixConfig), tailwindcss(), hlsFromSource()],
  server: { watch: { ignored: ["**/.data/**", "**/.cache/**", "**/build/**"] } },
  optimizeDeps: { include: clientDependencies },
  build: { target: "es2022", assetsInlineLimit: 0 },
});
