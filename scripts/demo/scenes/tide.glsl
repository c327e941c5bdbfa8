// The moon over the sea, a headland, and the beam of its lighthouse.
const float SHORE = .03;
vec2 moonAt() { return vec2(-.14, .145 + .075 * share); }
vec2 tower(vec2 q) { return q - vec2(.36, .075); }
// How far the beam points at us, and its angle.
float turn() { return seconds * .55; }
vec3 soft(vec2 p) {
  vec2 q = layer(p, .12) - vec2(0., SHORE), moon = moonAt();
  vec3 c = mix(light(0x55739c), light(0x060c1e), pow(smoothstep(0., .52, q.y), .6));
  vec2 drift = vec2(seconds * .012, 0.);
  float cloud = fractal(vec2(q.x * .9 + 2., q.y * 3.) + drift + .6 * fractal2(q * 1.6 - drift));
  float d = length(q - moon);
  c = mix(c, c * 1.9 + light(0x222c44), smoothstep(.40, .72, cloud) * .75 * exp(-d * 1.8));
  c += light(0xaebfe0) * .24 * exp(-d * 7.) + light(0x6f86b8) * .32 * exp(-d * 2.2);
  // Two beams sweep like spokes; seen along it, one fills the air with light.
  vec2 r = tower(layer(p, .6) - vec2(0., SHORE)) - vec2(0., .083);
  for (int i = 0; i < 2; i++) {
    float a = turn() + 3.14159 * float(i);
    vec2 way = normalize(vec2(cos(a), .10 * sin(a)));
    float along = dot(r, way), across = abs(r.x * way.y - r.y * way.x), wide = .004 + along * .07;
    float facing = .35 + .65 * abs(cos(a));
    c += light(0xffe6b0) * step(0., along) * exp(-pow(across / wide, 2.)) * exp(-along * 2.4) * .50 * facing;
    c += light(0xffe6b0) * pow(max(-sin(a), 0.), 40.) * (.45 * exp(-length(r) * 6.) + .02);
  }
  return c;
}
vec3 scene(vec2 p) {
  vec2 q = layer(p, .12) - vec2(0., SHORE), moon = moonAt();
  vec3 c = softAt(p);
  if (q.y > 0.) {
    float d = length(q - moon);
    c += stars(q, 30., .14) * smoothstep(.08, .3, q.y) * smoothstep(.1, .35, d);
    float seas = .82 + .36 * fractal((q - moon) * 9. + 3.);
    c = mix(c, light(0xfff4dc) * 1.05 * mix(seas, 1., .35), disc(q, moon, .056));
    float veil = smoothstep(.45, .7, fractal(vec2(q.x * 2.2 + seconds * .035, q.y * 9.)));
    c = mix(c, softAt(p) + light(0x5c6f98) * .25, veil * .45 * smoothstep(.09, .02, d));
  } else {
    float depth = -q.y, far = .07 / (depth + .003);
    vec2 g = vec2((q.x + cameraAt.x * depth * 2.) * far * 5., far * 8.) + vec2(seconds * .08, seconds * .30);
    float warp = fractal2(g * .28 + seconds * .05);
    vec2 w = g * vec2(.42, .8) + warp;
    float here = fractal(w) + .5 * fractal2(w * 1.9 - seconds * .12), ahead = fractal(w + vec2(0., .10)) + .5 * fractal2((w + vec2(0., .10)) * 1.9 - seconds * .12);
    float slope = (ahead - here) * 4.2;
    vec3 sea = mix(light(0x31507a), light(0x050b19), smoothstep(0., .4, depth)) * (.70 + .5 * here);
    float path = exp(-pow((q.x - moon.x) / (.045 + depth * .42), 2.));
    sea += light(0xf4ead0) * path * pow(max(slope * .5 + .44, 0.), 4.) * 2.4;
    sea += light(0x6d88b8) * .20 * max(slope, 0.);
    float swept = pow(max(cos(turn() * 2.), 0.), 6.);
    sea += light(0xffe0a8) * exp(-pow((q.x - .36) / (.02 + depth * .25), 2.)) * exp(-depth * 7.) * (.10 + .5 * max(slope + .3, 0.)) * (.35 + .65 * swept);
    c = mix(sea, light(0x55739c), exp(-depth * 60.) * .7);
  }
  vec2 land = layer(p, .6) - vec2(0., SHORE), r = tower(land);
  float crest = .17 * pow(smoothstep(.12, .95, land.x), 1.4) + .045 * (fractal(vec2(land.x * 4.5, 4.)) - .5) * smoothstep(.1, .4, land.x);
  float rock = below(land.y, crest - .008 + .03 * exp(-pow((land.x - .36) * 9., 2.))) * step(-.012 - .05 * smoothstep(.1, .8, land.x), land.y) * step(.12, land.x);
  c = mix(c, light(0x04070f), rock);
  float white = below(max(abs(r.x) - .0085 + r.y * .03, max(-r.y - .05, r.y - .07)), 0.);
  c = mix(c, mix(light(0x0a101c), light(0x3c5070), smoothstep(.004, -.009, r.x)), white);
  c = mix(c, light(0x05080f), max(below(box(r, vec2(0., .073), vec2(.0105, .0022)), 0.), below(max(abs(r.x) * .8 + r.y - .1045, .094 - r.y), 0.)));
  float d = length(r - vec2(0., .083)), pulse = .35 + 1.6 * pow(abs(sin(turn())), 24.);
  c = mix(c, light(0xffedc0) * 2., below(box(r, vec2(0., .083), vec2(.0055, .0085)), 0.));
  return c + light(0xffe0a0) * pulse * (.00030 / (d * d + .00008) + .05 * exp(-d * 9.));
}
