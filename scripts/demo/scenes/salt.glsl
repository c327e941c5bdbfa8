// The sun goes down over a salt flat; five travellers cross it.
const float HORIZON = -.10;
vec2 sunAt() { return vec2(.17, .215 - .30 * share); }
vec3 soft(vec2 p) {
  vec2 q = layer(p, .15) - vec2(0., HORIZON), sun = sunAt();
  float dusk = smoothstep(.1, 1., share);
  vec3 low = mix(light(0xffd2a0), light(0xf09a78), dusk), middle = mix(light(0xd08a98), light(0x8a5584), dusk);
  vec3 c = mix(low, middle, smoothstep(0., mix(.45, .30, dusk), q.y));
  c = mix(c, mix(light(0x6a5384), light(0x2c2752), dusk), smoothstep(.2, .75, q.y));
  float d = length(q - sun);
  c += light(0xffc890) * (.34 * exp(-d * d * 8.) + .22 * exp(-d * 4.)) * mix(1., .75, dusk);
  float veil = fractal(vec2(q.x * .9 + seconds * .012, q.y * 11.)) * fractal2(vec2(q.x * .5 - seconds * .006, q.y * 4. + 2.));
  return c + mix(light(0xffb890), light(0xff8a78), dusk) * smoothstep(.20, .45, veil) * smoothstep(.0, .12, q.y) * smoothstep(.62, .2, q.y) * .45;
}
float mesas(float x) {
  float rise = smoothstep(.43, .47, fractal(vec2(x * .55 + 2.2, 3.))) * .030 + smoothstep(.52, .55, fractal2(vec2(x * .8 + 5., 1.))) * .022;
  return .006 + rise + .003 * fractal(vec2(x * 9., 2.));
}
// A traveller with a staff, walking; 1 inside.
float traveller(vec2 q, float number) {
  float size = .030 + .004 * hash(vec2(number, 2.)), pace = seconds * 5.2 + number * 1.7;
  vec2 foot = vec2(-.50 + .052 * number + .006 * seconds + .008 * hash(vec2(number, 4.)), -.018);
  vec2 r = (q - foot) / size;
  r.y -= .035 * abs(sin(pace));
  float stride = .22 * sin(pace), d = capsule(r, vec2(0., .55), vec2(.02, .98)) - .105;
  d = min(d, length(r - vec2(.03, 1.24)) - .11);
  d = min(d, capsule(r, vec2(0., .5), vec2(stride, .02)) - .05);
  d = min(d, capsule(r, vec2(0., .5), vec2(-stride, .02)) - .05);
  d = min(d, capsule(r, vec2(.24 - stride * .3, 0.), vec2(.2, 1.15)) - .018);
  return smoothstep(.06, -.02, d);
}
vec3 scene(vec2 p) {
  vec2 q = layer(p, .15) - vec2(0., HORIZON), sun = sunAt();
  float dusk = smoothstep(.1, 1., share);
  vec3 c = softAt(p);
  float haze = .93 + .07 * smoothstep(.3, .62, fractal(vec2(q.x * 1.4 + seconds * .01, q.y * 22.)));
  vec3 face = mix(light(0xfff2d6) * 1.5, light(0xff9d68) * 1.5, dusk + smoothstep(.12, -.02, q.y) * .4);
  c = mix(c, face * haze, disc(q, sun, .142) * smoothstep(-.01, .05, q.y + .02));
  c += stars(q, 26., .1) * smoothstep(.6, 1., share) * smoothstep(.25, .5, q.y);
  vec3 stone = mix(mix(light(0xa4647a), light(0x5a3a62), dusk), softAt(p), .28);
  c = mix(c, mix(stone, softAt(p), exp(-q.y * 60.) * .5), below(q.y, mesas(q.x)));
  vec2 n = layer(p, .55) - vec2(0., HORIZON);
  if (n.y < 0.) {
    float depth = -n.y, far = .11 / depth;
    vec2 g = vec2((n.x + cameraAt.x) * far * 6., far * 6. + 2.), id = floor(g);
    float first = 9., second = 9.;
    for (int y = -1; y < 2; y++) for (int x = -1; x < 2; x++) {
      vec2 o = vec2(x, y);
      float d = length(fract(g) - o - hash2(id + o) * .9);
      if (d < first) { second = first; first = d; } else second = min(second, d);
    }
    float ridge = 1. - smoothstep(.0, .055 + far * .012, second - first);
    vec3 ground = mix(mix(light(0xf4cdb2), light(0xc98a8c), dusk), mix(light(0x8d6a86), light(0x3c2f58), dusk), smoothstep(0., .42, depth));
    ground *= .86 + .24 * fractal(g * .9);
    ground = mix(ground, ground * 1.25 + light(0xffd8b0) * .06, ridge * smoothstep(3.2, .3, far * .5));
    float film = smoothstep(.40, .62, fractal2(vec2(g.x * .22, g.y * .35))) * .75;
    float shimmer = fractal(vec2(n.x * far * 9., far * 14. + seconds * .25)) - .5;
    vec3 sky = softAt(vec2(p.x + shimmer * .03, clamp(-p.y + 2. * HORIZON + shimmer * .03, -.5, .55)));
    ground = mix(ground, sky * .92, film * (1. - ridge * .6));
    float path = exp(-pow((n.x - sun.x * .9) / (.05 + depth * .38), 2.)) * exp(-depth * 4.5);
    ground += mix(light(0xffe8c0), light(0xff9a6a), dusk) * path * (.45 + .7 * fractal(vec2(g.x * .8, g.y * 2. + seconds * .5))) * smoothstep(-.16, .05, sun.y + .03);
    c = mix(ground, softAt(vec2(p.x, HORIZON + .02)), exp(-depth * 38.) * .85);
  }
  vec2 walk = layer(p, .4) - vec2(0., HORIZON);
  if (walk.y < .035 && walk.y > -.16) {
    float figures = 0., shadows = 0.;
    for (int i = 0; i < 5; i++) {
      figures = max(figures, traveller(walk, float(i)));
      shadows = max(shadows, traveller(vec2(walk.x + (walk.y + .018) * 1.6, -.018 - (walk.y + .018) * .55), float(i)) * step(walk.y, -.018));
    }
    c = mix(c, c * vec3(.55, .45, .58), shadows * .65 * smoothstep(-.16, -.03, walk.y));
    c = mix(c, mix(light(0x4a2438), light(0x24142e), dusk), figures);
  }
  return c;
}
