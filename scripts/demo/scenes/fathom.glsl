// A drowned house with one lit window: rays, weed, fish and the light of the surface.
vec3 soft(vec2 p) {
  vec2 q = layer(p, .3);
  vec3 c = mix(light(0x03161e), light(0x46aea6), pow(smoothstep(-.52, .56, q.y), 1.5));
  vec2 from = q - vec2(-.12, .86);
  float angle = atan(from.x, -from.y), rays = 0.;
  rays += pow(fractal(vec2(angle * 4.5 + seconds * .035, 1. + seconds * .05)), 3.) * 2.4;
  rays += pow(fractal2(vec2(angle * 11. - seconds * .05, 5. + seconds * .07)), 4.) * 3.2;
  c += light(0xbdf0dc) * rays * exp(-length(from) * 1.9) * 1.6;
  vec2 surface = vec2(q.x * 3., q.y * 7.) + vec2(seconds * .10, seconds * .04);
  float net = pow(1. - abs(2. * fractal(surface + .5 * fractal2(surface * .7 - seconds * .06)) - 1.), 9.);
  return c + light(0xd0fff0) * net * .55 * smoothstep(.26, .52, q.y);
}
float weed(vec2 q, float number, float foot) {
  float tall = .10 + .26 * hash(vec2(number, 5.)), x = -.95 + 1.9 * hash(vec2(number, 4.)), up = (q.y - foot) / tall;
  if (up < 0. || up > 1.) return 0.;
  float bend = .020 * sin(q.y * 15. + number * 2. - seconds * .9) * up + .05 * up * up * sin(seconds * .42 + number);
  float leaf = .0028 + .0030 * (1. - up) + .0022 * sin(up * 26. + number);
  return below(abs(q.x - x - bend), max(leaf, .0004));
}
float fish(vec2 q, float number) {
  float speed = .030 + .012 * hash(vec2(number, 1.)), size = .011 + .006 * hash(vec2(number, 2.));
  vec2 at = vec2(-.52 + .16 * hash(vec2(number, 3.)) + speed * seconds + .05 * mod(number, 4.), .06 + .16 * hash(vec2(number, 4.)) + .012 * sin(seconds * .5 + number));
  vec2 r = (q - at) / size;
  r.y += .16 * sin(r.x * 1.6 - seconds * 6. + number) * smoothstep(.6, -1.6, r.x);
  float body = length(r * vec2(.62, 1.75)) - .62, tail = max(abs(r.y) * 1.2 + (r.x + 1.0) - .12, -1.62 - r.x);
  return smoothstep(.08, -.03, min(body, tail));
}
vec3 scene(vec2 p) {
  vec3 c = softAt(p);
  vec2 q = layer(p, .55), near = layer(p, 1.);
  float floor_ = -.30 + .08 * (fractal(vec2(q.x * 1.1, 1.)) - .3);
  float ripples = fractal(vec2(q.x * 3. + seconds * .10, q.y * 16. - seconds * .03));
  vec3 sand = mix(light(0x1c5c5c), light(0x051a20), smoothstep(0., -.2, q.y - floor_)) * (.75 + .6 * pow(ripples, 2.));
  vec2 house_ = vec2(.17, -.285), pane = house_ + vec2(0., .058);
  float lamp = .9 + .1 * sin(seconds * 1.9) * sin(seconds * 2.7);
  for (int i = 0; i < 9; i++) c = mix(c, mix(light(0x0c4248), c, .35), weed(layer(p, .4), float(i) + 30., -.33) * .8);
  c = mix(c, light(0x062129), max(house(q, house_, .20), house(q, house_ + vec2(-.17, 0.), .11)));
  for (int i = 0; i < 3; i++) {
    vec2 w = pane + vec2(-.055 + .055 * float(i), 0.);
    float glass = below(box(q, w, vec2(.012, .02)), 0.) * smoothstep(.0007, .0016, abs(q.x - w.x)) * smoothstep(.0007, .0016, abs(q.y - w.y));
    c = mix(c, i == 1 ? light(0xffcf7a) * 1.7 * lamp : light(0x0c3a42), glass);
  }
  c = mix(c, sand, smoothstep(.012, -.006, q.y - floor_));
  c += light(0xffb860) * lamp * (.38 * exp(-pow(length(q - pane) * 8., 2.)) + .10 * exp(-length(q - pane) * 5.));
  float shoal = 0.;
  for (int i = 0; i < 11; i++) shoal = max(shoal, fish(layer(p, .7), float(i)));
  c = mix(c, light(0x07303a), shoal * .8);
  // Bubbles from the chimney.
  for (int i = 0; i < 8; i++) {
    float k = float(i), t = fract(seconds * .075 + k * .125 + .05 * hash(vec2(k, 8.)));
    vec2 at = house_ + vec2(.056 + .018 * sin(t * 16. + k * 2.) * (.3 + t), .25 + t * .62);
    float r = length(q - at) - .0035 - .0045 * t;
    c += light(0xc8fff0) * smoothstep(.0022, 0., abs(r)) * .5 * smoothstep(0., .05, t) * smoothstep(1., .8, t);
  }
  for (int i = 0; i < 12; i++) c = mix(c, light(0x031a20), weed(near, float(i), -.50) * .9);
  c = mix(c, light(0x02131a), below(near.y, -.455 + .05 * fractal(vec2(near.x * 2.2, 7.))));
  for (int i = 0; i < 2; i++) {
    vec2 g = (layer(p, .5 + .4 * float(i)) + vec2(seconds * .008, -seconds * .010 * float(i + 1))) * (15. - 5. * float(i)), id = floor(g);
    c += vec3(.6, .9, .85) * smoothstep(.055, .012, length(fract(g) - .2 - .6 * hash2(id))) * step(.80, hash(id + 4.)) * .34;
  }
  return c;
}
