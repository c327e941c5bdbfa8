import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";

const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--ignore-gpu-blocklist"],
  ...["--use-gl=angle", "--use-angle=gl-egl"],
];
/** Mesa's software renderer, which is twice as fast as Chromium's own. */
const SOFTWARE_RENDERER = {
  EGL_PLATFORM: "surfaceless",
  LIBGL_ALWAYS_SOFTWARE: "1",
  GALLIUM_DRIVER: "llvmpipe",
};

/**
 * Draws a scene in headless Chromium: `scene` names its files in `scenes`, `moments` are the uniforms of each frame, and `onFrame` gets its RGBA pixels,
 * bottom row first. Frames come one after the other; the next one waits for what `onFrame` returns.
 */
export async function drawScene({ scene, width, height, moments, onFrame }) {
  const server = await serve(onFrame);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
    args: FLAGS,
    env: { ...process.env, ...SOFTWARE_RENDERER },
  });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => "ready" in document.body.dataset);
    const source = await fragmentSource(scene);
    await page.evaluate(([code, w, h]) => window.openScene(code, w, h), [source, width, height]);
    await page.evaluate((list) => window.drawFrames(list), moments);
  } finally {
    await browser.close();
    server.close();
  }
}

async function fragmentSource(scene) {
  const read = (name) => readFile(new URL(`scenes/${name}.glsl`, import.meta.url), "utf8");
  return (await Promise.all(["common", ...scene, "finish"].map(read))).join("\n");
}

const FILES = { "/scene-page.js": "scene-page.js", "/noise-tile.js": "noise-tile.js" };

async function serve(onFrame) {
  const server = createServer((request, response) => {
    answer(request, response, onFrame).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function answer(request, response, onFrame) {
  if (request.method === "POST") {
    const parts = [];
    for await (const part of request) parts.push(part);
    await onFrame(Buffer.concat(parts));
    response.end();
    return;
  }
  const file = FILES[request.url];
  if (file) {
    response.setHeader("content-type", "text/javascript");
    response.end(await readFile(new URL(file, import.meta.url)));
    return;
  }
  response.setHeader("content-type", "text/html");
  response.end('<!doctype html><body><script type="module" src="/scene-page.js"></script>');
}
