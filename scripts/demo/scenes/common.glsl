precision highp float;
precision highp int;
out vec4 pixel;

// The size of the frame in pixels.
uniform vec2 frameSize;
// Seconds since the scene began, and its share from 0 to 1.
uniform float seconds;
uniform float share;
// The camera: position in heights of the frame, and the width of its view (1 = the whole frame).
uniform vec2 cameraAt;
uniform float cameraView;
// Exposure, contrast, vignette, and how far the tint replaces the scene's own colours.
uniform vec4 grade;
uniform vec3 tint;
// 0 is black, 1 the scene.
uniform float fade;
// Tileable noise: r and g fractal, b ridged fractal (8 cells a side), a one smooth octave (64 cells).
uniform sampler2D noiseTile;
// What `soft` drew for this frame at half the size, with a margin around the frame.
uniform sampler2D softFrame;
const float SOFT_MARGIN = 1.15;

float hash(vec2 p) { p = fract(p * vec2(123.34, 456.21)); p += dot(p, p + 45.32); return fract(p.x * p.y); }
vec2 hash2(vec2 p) { float n = hash(p); return vec2(n, hash(p + n + 7.1)); }
float fractal(vec2 p) { return texture(noiseTile, p / 8.).r; }
float fractal2(vec2 p) { return texture(noiseTile, p / 8.).g; }
float ridged(vec2 p) { return texture(noiseTile, p / 8.).b; }
float smoothNoise(vec2 p) { return texture(noiseTile, p / 64.).a; }
vec3 softAt(vec2 p) { return texture(softFrame, p / (vec2(frameSize.x / frameSize.y, 1.) * SOFT_MARGIN) + .5).rgb; }
// An sRGB colour as light.
vec3 light(int c) { vec3 v = vec3((c >> 16) & 255, (c >> 8) & 255, c & 255) / 255.; return v * v; }
// 1 below `edge`, 0 above it, softened over about one and a half pixels.
float below(float value, float edge) { float w = .75 / frameSize.y * cameraView; return smoothstep(edge + w, edge - w, value); }
float disc(vec2 p, vec2 centre, float radius) { return below(length(p - centre), radius); }
float capsule(vec2 p, vec2 a, vec2 b) { vec2 q = p - a, d = b - a; return length(q - d * clamp(dot(q, d) / dot(d, d), 0., 1.)); }
float line(vec2 p, vec2 a, vec2 b, float width) { return below(capsule(p, a, b), width); }
float box(vec2 p, vec2 centre, vec2 half_) { vec2 d = abs(p - centre) - half_; return length(max(d, 0.)) + min(max(d.x, d.y), 0.); }
// A point of the frame as a layer sees it: depth 0 is the sky, which only turns, 1 is what the camera stands on.
vec2 layer(vec2 p, float depth) { return p * mix(1., cameraView, .35 + .65 * depth) + cameraAt * depth; }
// Stars with a slow twinkle; `cells` per height of the frame.
vec3 stars(vec2 p, float cells, float density) {
  vec2 g = p * cells, id = floor(g), at = .25 + .5 * hash2(id + 3.);
  float shown = step(1. - density, hash(id));
  float size = .05 + .09 * pow(hash(id + 9.), 3.);
  float glow = exp(-pow(length(g - id - at) / size, 2.));
  float twinkle = .72 + .28 * sin(seconds * (.7 + 2. * hash(id + 5.)) + 40. * hash(id + 1.));
  return mix(vec3(.75, .85, 1.), vec3(1., .92, .8), hash(id + 2.)) * glow * shown * twinkle * (.35 + 1.3 * hash(id + 7.));
}
// A house with a roof and a chimney, 1.4 high, standing on `foot`.
float house(vec2 p, vec2 foot, float size) {
  vec2 q = (p - foot) / size;
  float wall = box(q, vec2(0., .3), vec2(.5, .3));
  float roof = max(abs(q.x) * .75 + q.y - 1.12, .55 - q.y);
  float chimney = box(q, vec2(.28, 1.), vec2(.06, .2));
  return smoothstep(.02, 0., min(min(wall, roof), chimney));
}
