// The last snow of a winter: hills at dusk, a house, its window lit, smoke, and large slow flakes.
vec3 soft(vec2 p) {
  vec2 q = layer(p, .1);
  float night = smoothstep(.0, 1., share);
  vec3 c = mix(mix(light(0xb4bedb), light(0x6273a6), night), mix(light(0x3a4c80), light(0x141d42), night), smoothstep(-.1, .5, q.y));
  c = mix(c, mix(light(0xf2bfae), light(0xa8728c), night), exp(-pow((q.y - .06) * 6., 2.)) * .65);
  float cloud = fractal(vec2(q.x * 1.1 + seconds * .008, q.y * 3.4)) * fractal2(vec2(q.x * .7 - seconds * .004, q.y * 2. + 3.));
  return c + mix(light(0xd8a8b0), light(0x51598c), night) * smoothstep(.20, .42, cloud) * .35 * smoothstep(.05, .25, q.y);
}
float fir(vec2 q, float number, float cells) {
  float x = q.x * cells, id = floor(x), chance = hash(vec2(id, number));
  float tall = (.045 + .065 * hash(vec2(id, number + 3.))) * step(.52, chance) * step(fractal(vec2(id / cells * 2.2 + number, number)), .52);
  if (tall <= 0.) return 0.;
  float up = q.y / tall, across = abs(fract(x) - .5 - .12 * (chance - .75)) / cells;
  float tier = fract(up * 5.), width = tall * .21 * (1. - up) * (.68 + .42 * (1. - tier)) + .0006;
  return below(across, width) * step(up, 1.) * step(-.06, up);
}
vec3 scene(vec2 p) {
  float night = smoothstep(0., 1., share), window_ = smoothstep(3.2, 3.7, seconds) * (.93 + .07 * sin(seconds * 2.3) * sin(seconds * 3.9));
  vec3 c = softAt(p);
  c += stars(layer(p, .06), 26., .10) * smoothstep(.35, .9, share) * smoothstep(.12, .35, p.y);
  for (int i = 0; i < 5; i++) {
    float k = float(i), depth = .22 + .19 * k;
    vec2 q = layer(p, depth);
    float crest = .095 - .125 * k + .11 * fractal(vec2(q.x * (.55 + .10 * k) + k * 2.3, k * 1.7)) + .006 * fractal2(vec2(q.x * 4., k));
    float y = q.y - crest;
    vec3 shade = mix(mix(light(0x6f84b4), light(0x2a3768), night), mix(light(0x222f56), light(0x0b1230), night), k / 4.);
    if (i < 4) c = mix(c, shade, fir(vec2(q.x, y + .004), k, 32. - 6. * k));
    vec3 snow = mix(mix(light(0x9aabd2), light(0x5a6ba2), night), mix(light(0xeaf0fa), light(0x9fb2dc), night), .2 + k * .17);
    snow = mix(snow, mix(light(0x6a80b6), light(0x2c3a70), night), smoothstep(0., -.24, y) * .8);
    snow *= .965 + .07 * fractal(vec2(q.x * 3., y * 22. + k * 3.));
    c = mix(c, snow, below(y, 0.));
    if (i == 2) {
      vec2 foot = vec2(.185, -.092);
      vec2 chimney = foot + vec2(.028, .120);
      // Smoke that leans with the wind.
      vec2 s = q - chimney;
      float rise = max(s.y, 0.), lean = s.x + rise * (.35 + .15 * sin(seconds * .2)) - .016 * (fractal(vec2(seconds * .12, rise * 5. - seconds * .22)) - .5) * 4. * smoothstep(0., .2, rise);
      float smoke = exp(-pow(lean / (.005 + rise * .09), 2.)) * step(0., s.y) * exp(-rise * 5.) * (.25 + 1.1 * fractal2(vec2(lean * 12., rise * 7. - seconds * .45)));
      c = mix(c, mix(light(0xdfe4f2), light(0x8f97c0), night), clamp(smoke, 0., 1.) * .55);
      c = mix(c, mix(light(0x2a2438), light(0x120f24), night), house(q, foot, .10));
      float pitch = abs(q.x - foot.x) / .1 * .75 + (q.y - foot.y) / .1;
      float roof = max(pitch - 1.20, 1.07 - pitch);
      c = mix(c, mix(light(0xe8eef8), light(0x93a6d4), night), smoothstep(.02, -.01, roof) * step(foot.y + .05, q.y));
      vec2 pane = foot + vec2(-.014, .028);
      float glass = below(box(q, pane, vec2(.012, .015)), 0.) * smoothstep(.0008, .0018, abs(q.x - pane.x)) * smoothstep(.0008, .0018, abs(q.y - pane.y - .002));
      c = mix(c, light(0x1a1c34), below(box(q, pane, vec2(.014, .017)), 0.));
      c = mix(c, mix(light(0x26304e), light(0xffca6c) * 1.7, window_), glass);
      c += light(0xff9d3c) * .60 * window_ * exp(-pow(length((q - pane) * vec2(1., 1.4)) * 9., 2.));
      c += light(0xffb25a) * .55 * window_ * exp(-pow(length((q - foot - vec2(-.035, -.045)) * vec2(1., 3.)) * 11., 2.)) * step(q.y, foot.y);
    }
  }
  for (int i = 0; i < 4; i++) {
    float k = float(i), cells = 26. - 6. * k, speed = .035 + .022 * k;
    vec2 g = layer(p, .3 + .2 * k) + vec2(.045 * sin(seconds * .35 + k * 2.) + seconds * .012 * (k + 1.), seconds * speed);
    g = g * cells + vec2(0., k * 31.);
    vec2 id = floor(g);
    float size = (.030 + .045 * hash(id + 4.)) * (1. + .15 * k);
    float flake = smoothstep(size, size * .25, length(fract(g) - .2 - .6 * hash2(id))) * step(.60, hash(id + 9.));
    c = mix(c, mix(vec3(.92, .95, 1.), vec3(.62, .70, .95), night * .7), flake * (.5 + .13 * k));
  }
  return c;
}
