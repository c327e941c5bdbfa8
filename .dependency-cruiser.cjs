/** The arrows of ARCHITECTURE.md: app -> core -> db, worker -> core -> db, cli -> core -> db. */
const only = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });
module.exports = {
  forbidden: [
    only("no-circular", {}, { circular: true }, "Files must not import each other in a circle."),
    only(
      "core-knows-no-shell",
      { path: "^core/" },
      { path: "^(app|worker|cli|supervisor|e2e|bench)/" },
      "core is used by the others.",
    ),
    only(
      "core-knows-no-framework",
      { path: "^core/", pathNot: "\\.test\\.ts$" },
      { path: "node_modules/(@remix-run|@trpc|react|graphile-worker|express|lucia|fluent-ffmpeg)/" },
      "core knows no Remix, no tRPC, no job runner.",
    ),
    only(
      "db-knows-nothing",
      { path: "^db/", pathNot: "\\.test\\.ts$" },
      { path: "^(app|core|worker|cli|supervisor|e2e|bench)/" },
      "db takes its URL as an argument.",
    ),
    only(
      "app-stands-alone",
      { path: "^app/" },
      { path: "^(worker|cli|supervisor|e2e|bench)/" },
      "app, worker and cli never import each other.",
    ),
    only(
      "worker-stands-alone",
      { path: "^worker/" },
      { path: "^(app|cli|supervisor|e2e|bench)/" },
      "app, worker and cli never import each other.",
    ),
    only(
      "cli-stands-alone",
      { path: "^cli/" },
      { path: "^(app|worker|supervisor|e2e|bench)/" },
      "app, worker and cli never import each other.",
    ),
    only(
      "supervisor-stands-alone",
      { path: "^supervisor/" },
      { path: "^(app|worker|cli|e2e|bench)/" },
      "supervisor starts the others as processes.",
    ),
    only(
      "media-is-pure",
      { path: "^core/media/", pathNot: "\\.test\\.ts$" },
      {
        path: "^(db/|core/(storage|jobs|config)/|core/logger)|^(node:)?(fs|net|http|https|child_process|os)$|^node:(fs|net|http|https|child_process|os)",
      },
      "core/media does no I/O.",
    ),
    only(
      "encoding-leaves-the-catalog-alone",
      { path: "^core/encoding/", pathNot: "\\.test\\.ts$|/testing/" },
      { path: "^core/catalog/|^db/schema/(titles|playables|seasons|versions|images|credits)\\.ts$" },
      "Encoding announces what becomes of a video (VideoEvents); the catalog writes its own rows.",
    ),
    only(
      "drivers-stand-alone",
      { path: "^core/storage/drivers/([^/]+)/" },
      { path: "^core/storage/drivers/", pathNot: "^core/storage/drivers/$1/" },
      "A driver's folder holds all that is its own; what several share stands in core/storage.",
    ),
    only(
      "child-process-in-two-places",
      { path: "^(app|core|worker|db|cli)/", pathNot: "^worker/ffmpeg/|\\.test\\.ts$|/testing/" },
      { path: "^(node:)?child_process$" },
      "Only worker/ffmpeg and supervisor start processes.",
    ),
    only(
      "fluent-ffmpeg-in-one-place",
      { pathNot: "^worker/ffmpeg/" },
      { path: "node_modules/fluent-ffmpeg" },
      "Only worker/ffmpeg knows fluent-ffmpeg.",
    ),
    only(
      "lucia-in-one-place",
      { pathNot: "^app/session/" },
      { path: "node_modules/(lucia|@lucia-auth)/" },
      "Only app/session knows lucia.",
    ),
    only(
      "routes-call-the-rpc",
      { path: "^app/routes/" },
      { path: "^(db/|node_modules/(drizzle-orm|postgres|pg)/)" },
      "Routes never import the database: they call the tRPC caller.",
    ),
    only(
      "no-utils-drawer",
      {},
      { path: "/(utils|helpers|misc|common)/", pathNot: "node_modules" },
      "Name a folder after what it does.",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|build\\.next|build\\.old|\\.data|\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs", ".json"],
    },
  },
};
