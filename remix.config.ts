import { type VitePluginConfig } from "@remix-run/dev";

/**
 * Options of Remix's Vite plugin. Every v3 future flag is on, so that the next major version changes only
 * names.
 */
const remixConfig = {
  appDirectory: "app",
  // The build script names a folder that it swaps in once the build is complete.
  buildDirectory: process.env.MATINEE_BUILD_DIRECTORY || "build",
  serverBuildFile: "index.js",
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
} satisfies VitePluginConfig;

export default remixConfig;
