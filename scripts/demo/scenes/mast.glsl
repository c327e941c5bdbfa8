// A mast on a hill under moving weather, in the last light; its three red lamps breathe.
vec3 soft(vec2 p) {
  vec2 q = layer(p, .15), drift = vec2(seconds * .016, 0.);
  vec2 warp = vec2(fractal(q * .8 + drift + 2.), fractal2(q * .8 + drift * .6 + 7.));
  float cloud = fractal(q * vec2(.8, 1.5) + warp * 1.1 + drift * 1.4), high = fractal2(q * vec2(1.3, 3.6) + warp * .7 + drift * 2.2);
  float last = 1. - .55 * share;
  vec3 c = mix(light(0x151824), light(0x8f7a74), smoothstep(.30, .68, cloud));
  c = mix(c, light(0xf0a860), exp(-pow((q.y + .15) * 5., 2.)) * (.30 + .85 * smoothstep(.36, .62, cloud)) * .95 * last);
  c += light(0xffcf8a) * .55 * last * exp(-length((q - vec2(-.34, -.17)) * vec2(1., 2.6)) * 3.2);
  return c * (.72 + .5 * smoothstep(.35, .65, high));
}
float breath(float number) { return .18 + .82 * pow(.5 + .5 * sin(seconds * 1.9 - number * .55), 2.); }
vec3 scene(vec2 p) {
  vec3 c = softAt(p);
  vec2 far = layer(p, .4), q = layer(p, .7);
  float ridge = -.235 + .07 * fractal(vec2(far.x * 1.1 + 4., 2.)) - .04 * exp(-pow(far.x - .16, 2.) * 6.);
  c = mix(c, mix(light(0x2a2430), softAt(p), .35), below(far.y, ridge));
  float hill = -.275 + .15 * exp(-pow((q.x - .16) * 2.1, 2.)) + .014 * fractal(vec2(q.x * 2.5, 1.));
  float grass = .006 * hash(vec2(floor(q.x * 420. + sin(seconds * 1.1 + q.x * 9.) * .6), 1.)) + .003 * fractal2(vec2(q.x * 40. - seconds * .5, 3.));
  vec2 foot = vec2(.16, -.275 + .15 + .008), r = q - foot;
  const float TALL = .46;
  float width = .017 * (1. - r.y / TALL) + .0015, steel = 0.;
  if (r.y > -.02 && r.y < TALL) {
    steel = below(abs(abs(r.x) - width), .0012);
    float cell = .026, up = fract(r.y / cell), side = mod(floor(r.y / cell), 2.) < .5 ? 1. : -1.;
    steel = max(steel, below(abs(r.x - side * width * (2. * up - 1.)), .0010) * step(abs(r.x), width));
    steel = max(steel, below(abs(up - .5) * cell, .0008) * step(abs(r.x), width) * .6);
  }
  steel = max(steel, line(r, vec2(0., TALL), vec2(0., TALL + .03), .0013));
  for (int s = -1; s < 2; s += 2) {
    float side = float(s);
    steel = max(steel, line(r, vec2(0., .42), vec2(side * .34, -.09), .0005) * .75);
    steel = max(steel, line(r, vec2(0., .25), vec2(side * .20, -.05), .0005) * .75);
  }
  // A few late birds.
  for (int i = 0; i < 6; i++) {
    float k = float(i), flap = sin(seconds * (5. + k * .3) + k * 2.);
    vec2 b = layer(p, .3) - vec2(-.75 + .035 * seconds + .045 * k + .03 * hash(vec2(k, 2.)), .16 + .05 * hash(vec2(k, 3.)) + .008 * sin(seconds * .7 + k));
    float wing = abs(b.x);
    c = mix(c, light(0x0c0b12), below(abs(b.y - wing * flap * .55), .0013 * smoothstep(.0115, .004, wing)) * step(wing, .0115));
  }
  c = mix(c, light(0x07070b), steel);
  vec3 soil = mix(light(0x0a0910), light(0x2a1c1c), exp(-(hill - q.y) * 60.) * .5);
  c = mix(c, soil, below(q.y, hill + grass));
  vec2 hut = foot + vec2(-.055, -.012);
  c = mix(c, light(0x08080c), house(q, hut, .026));
  c = mix(c, light(0xffc878) * 1.3, below(box(q, hut + vec2(-.003, .009), vec2(.0022, .003)), 0.));
  c += light(0xff9d4c) * .16 * exp(-length(q - hut) * 30.);
  for (int i = 0; i < 3; i++) {
    float d = length(r - vec2(0., i == 0 ? TALL + .03 : i == 1 ? .29 : .14));
    c += light(0xff3a28) * breath(float(i)) * (.00024 / (d * d + .00004) + .10 * exp(-d * d * 140.) + .05 * exp(-d * 5.));
  }
  return c;
}
