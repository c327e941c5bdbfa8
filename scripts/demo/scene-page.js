import { NOISE_SIDE, noiseTile } from "./noise-tile.js";

/**
 * In the browser: draws one scene at given times. `window.openScene(fragmentSource, width, height)` compiles it;
 * `window.drawFrames(list)` draws each set of uniforms and sends its RGB pixels, bottom row first, to `/frame`.
 */
let drawing = null;

window.openScene = (fragmentSource, width, height) => {
  const canvas = new OffscreenCanvas(width, height);
  const gl = canvas.getContext("webgl2", { preserveDrawingBuffer: true, antialias: false });
  gl.getExtension("EXT_color_buffer_float");
  fillFrame(gl);
  uploadNoise(gl);
  const frame = { program: linkProgram(gl, fragmentSource, ""), target: null, size: [width, height] };
  drawing = { gl, soft: softPass(gl, fragmentSource, [width, height]), frame, width, height };
};

window.drawFrames = async (list) => {
  let sending = Promise.resolve();
  for (const uniforms of list) {
    const pixels = drawFrame(uniforms);
    await sending;
    sending = fetch("/frame", { method: "POST", body: pixels });
  }
  await sending;
};

function drawFrame(uniforms) {
  const { gl, soft, frame, width, height } = drawing;
  drawPass(gl, soft, uniforms);
  drawPass(gl, frame, uniforms);
  const pixels = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}

function drawPass(gl, { program, target, size }, uniforms) {
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.viewport(0, 0, ...size);
  gl.useProgram(program);
  gl.uniform1i(gl.getUniformLocation(program, "softFrame"), 1);
  for (const [name, value] of Object.entries({ ...uniforms, frameSize: size })) {
    const values = [value].flat();
    gl[`uniform${values.length}f`](gl.getUniformLocation(program, name), ...values);
  }
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

/** Draws `soft` into the texture that the frame reads as `softFrame`. */
function softPass(gl, fragmentSource, frameSize) {
  const size = frameSize.map((pixels) => Math.ceil(pixels / 2));
  gl.activeTexture(gl.TEXTURE1);
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA16F, ...size);
  for (const [name, value] of SMOOTH) gl.texParameteri(gl.TEXTURE_2D, gl[name], gl[value]);
  const target = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  return { program: linkProgram(gl, fragmentSource, "#define SOFT_PASS\n"), target, size };
}

const SMOOTH = [
  ["TEXTURE_MIN_FILTER", "LINEAR"],
  ["TEXTURE_MAG_FILTER", "LINEAR"],
  ["TEXTURE_WRAP_S", "CLAMP_TO_EDGE"],
  ["TEXTURE_WRAP_T", "CLAMP_TO_EDGE"],
];

function linkProgram(gl, fragmentSource, defines) {
  const program = gl.createProgram();
  const vertexSource =
    "#version 300 es\nlayout(location=0) in vec2 corner;void main(){gl_Position=vec4(corner,0,1);}";
  gl.attachShader(program, compileShader(gl, gl.VERTEX_SHADER, vertexSource));
  gl.attachShader(
    program,
    compileShader(gl, gl.FRAGMENT_SHADER, `#version 300 es\n${defines}${fragmentSource}`),
  );
  gl.linkProgram(program);
  return program;
}

function compileShader(gl, type, source) {
  const shader = gl.createShader(type);
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader));
  return shader;
}

/** One triangle that covers the frame. */
function fillFrame(gl) {
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
}

function uploadNoise(gl) {
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16F, NOISE_SIDE, NOISE_SIDE, 0, gl.RGBA, gl.FLOAT, noiseTile());
  // Without smaller copies, which would take software rendering twice the time.
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
}

document.body.dataset.ready = "";
