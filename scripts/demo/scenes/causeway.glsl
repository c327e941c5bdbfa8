// Lamps along a causeway over still water. `lampLit` and the colours of the hour come from the file after this one.
const float SHORE = -.07;
const int LAMPS = 10;
float lampLit(float number);
// 0 is night, 1 the day.
float daylight();
vec3 lowSky();
vec3 highSky();
// The camera walks: lamps come nearer by one and a half of their distances.
float lampDepth(float number) { return .62 + .85 * (number - 1.35 * share); }
vec2 lampAt(float z) { return vec2(.13 - .62 / z, .30 / z); }
float nearness(float z) { return smoothstep(.22, .5, z); }
vec3 soft(vec2 p) {
  vec2 q = p - vec2(0., SHORE);
  vec3 c = mix(lowSky(), highSky(), pow(smoothstep(-.02, .52, q.y), .55));
  float drift = fractal(vec2(q.x * 1.1 + seconds * .012, q.y * 3.4 + 2.)) * fractal2(vec2(q.x * .6 - seconds * .008, q.y * 1.8));
  c = mix(c, lowSky() * 1.5 + light(0x2a3a3c), smoothstep(.16, .42, drift) * .35 * smoothstep(.5, .1, q.y));
  c += light(0x9a8358) * .25 * exp(-pow(length((q - vec2(.13, .02)) * vec2(1., 1.6)) * 2.6, 2.)) * (1. - daylight());
  for (int i = 0; i < 4; i++) {
    float k = float(i), hill = .004 + .075 * fractal(vec2(q.x * (.9 + k * .5) + k * 2.3, k * 1.9)) * (1. + k * .12) - .012 * k;
    vec3 shade = mix(lowSky() * .72, highSky() * .6 + light(0x060c10), k / 3.);
    c = mix(c, shade, smoothstep(.004, -.004, q.y - hill) * .75);
  }
  for (int i = LAMPS - 1; i >= 0; i--) {
    float z = lampDepth(float(i));
    if (z < .22) continue;
    float d = length(q - lampAt(z)), fog = exp(-z * .09) * lampLit(float(i)) * nearness(z);
    c += light(0xffc274) * (.055 * exp(-d * d * 16. * z * .7) / (.5 + .5 * z) + .05 * exp(-d * 7.) / z) * fog;
  }
  // Fog lies on the water.
  float mist = fractal(vec2(q.x * .9 - seconds * .03, q.y * 5.)) + .5 * fractal2(vec2(q.x * 2. + seconds * .02, q.y * 9.));
  return mix(c, lowSky() * 1.25 + light(0x101a1a), exp(-abs(q.y) * 16.) * (.25 + .55 * mist));
}
vec3 upper(vec2 q, float mirrored) {
  vec3 c = softAt(q + vec2(0., SHORE));
  c += stars(q + vec2(seconds * .0006, 0.), 30., .10) * smoothstep(.12, .4, q.y) * (1. - daylight()) * .8;
  for (int i = LAMPS - 1; i >= 0; i--) {
    float z = lampDepth(float(i));
    if (z < .22) continue;
    vec2 at = lampAt(z), r = (q - at) * z;
    float lit = lampLit(float(i)) * nearness(z), distant = smoothstep(1., 9.5, z);
    vec3 iron = mix(light(0x070f13), c, distant * .62);
    float post = max(below(abs(r.x), .0055), below(box(r, vec2(0., -.11), vec2(.008, .003)), 0.)) * step(r.y, -.012);
    float arms = max(below(box(r, vec2(0., -.016), vec2(.014, .0025)), 0.), below(box(r, vec2(0., -.06), vec2(.009, .002)), 0.));
    float hat = below(max(abs(r.x) * .75 + r.y - .040, .013 - r.y), 0.);
    float finial = line(r, vec2(0., .035), vec2(0., .055), .0022);
    float glass = below(box(r, vec2(0., -.001), vec2(.0105 + r.y * .18, .0135)), 0.);
    c = mix(c, iron, max(max(post * (1. - mirrored), arms), max(hat, finial)) * nearness(z));
    c = mix(c, mix(mix(light(0x2b3a3c), c, .5), light(0xfff0cc) * 2.6, lit), glass * nearness(z));
    float d = length(q - at);
    c += light(0xffcf88) * lit * .00085 / (d * d + .0002 / z) / z;
  }
  return c;
}
vec3 scene(vec2 p) {
  vec2 q = p - vec2(0., SHORE);
  if (q.y > 0.) return upper(q, 0.);
  float depth = -q.y, far = .06 / (depth + .004);
  vec2 wave = vec2(q.x * 1.9 * far, far * 4. + seconds * .10);
  float ripple = fractal(wave) + fractal2(wave * 1.9 - vec2(0., seconds * .16)) - 1.;
  vec2 mirrored = vec2(q.x + ripple * .05 * (depth * 5. + .1), depth * 1.02 + ripple * .10 * smoothstep(0., .3, depth));
  vec3 c = upper(max(mirrored, vec2(-9., .001)), 1.) * mix(.85, .42, smoothstep(0., .42, depth));
  // The causeway: its stones move towards the camera.
  float walked = 1.35 * .85 * share;
  float middle = .13 - depth * 2.35, half_ = depth * 1.05;
  float stones = fractal(vec2((q.x - middle) / (depth + .02) * 1.2, (.19 / depth + walked) * 4.)) * .6 + .4 * fractal2(vec2((q.x - middle) / (depth + .02) * 4., (.19 / depth + walked) * 11.));
  float edge = 1. - smoothstep(-.002, .005, abs(q.x - middle) - half_ + .10 * depth * fractal((vec2(.19 / depth + walked, q.x - middle)) * vec2(5., .6)));
  vec3 stone = mix(mix(light(0x0f1c1e), light(0x51605a), stones), lowSky(), .22 + .25 * daylight()) * (.30 + .7 * smoothstep(-.45, 0., q.y));
  float pool = 0.;
  for (int i = 0; i < LAMPS; i++) {
    float z = lampDepth(float(i));
    if (z < .22) continue;
    pool += exp(-pow(length((q - vec2(.13 - .50 / z, -.19 / z)) * vec2(1., 3.2)) * z * 2.3, 2.)) * lampLit(float(i)) * nearness(z);
  }
  stone += light(0xe8ac68) * pool * .26 * (.35 + stones);
  c = mix(c, stone, edge);
  float mist = fractal(vec2(q.x * .8 - seconds * .035, depth * 3. + 1.));
  c = mix(c, lowSky() * 1.2 + light(0x0c1616), exp(-depth * 22.) * .55 + smoothstep(.45, .8, mist) * .22 * smoothstep(.36, .05, depth));
  // The posts down to the stones.
  for (int i = LAMPS - 1; i >= 0; i--) {
    float z = lampDepth(float(i));
    if (z < .22) continue;
    float x = lampAt(z).x, post = below(abs(q.x - x), .0055 / z) * step(-.185 / z, q.y) * nearness(z);
    float foot = max(below(box(q, vec2(x, -.180 / z), vec2(.015, .006) / z), 0.), below(box(q, vec2(x, -.150 / z), vec2(.0095, .030) / z), 0.)) * nearness(z);
    c = mix(c, mix(light(0x070f13), c, smoothstep(1., 9.5, z) * .62), max(post, foot));
  }
  return c;
}
