// A harbour in amber dusk: cranes with a moving load, a boat with a lamp, and their reflection.
const float SHORE = -.19;
vec3 soft(vec2 p) {
  vec2 q = layer(p, .15) - vec2(0., SHORE);
  vec3 c = mix(light(0xe8a45c), light(0x262430), pow(smoothstep(-.02, .64, q.y), .7));
  c = mix(c, light(0xf6bc70), exp(-pow(length((q - vec2(-.22, .06)) * vec2(1., 1.9)) * 3., 2.)));
  float cloud = fractal(vec2(q.x * .8 + seconds * .010, q.y * 2.6 + 1.)), bars = fractal2(vec2(q.x * .5 - seconds * .006, q.y * 8.));
  c *= .84 + .34 * cloud;
  c += light(0xff9a68) * smoothstep(.46, .7, bars) * .30 * smoothstep(.04, .16, q.y) * smoothstep(.5, .2, q.y);
  float d = length(q - vec2(-.22, .035));
  return c + light(0xffe0a8) * (.16 * exp(-d * d * 60.) + .20 * exp(-d * 6.));
}
// A crane of four legs; `load` is the trolley along its jib, `drop` the length of the rope.
float crane(vec2 q, float load, float drop) {
  float w = .010, m = line(q, vec2(-.12, 0.), vec2(-.10, .5), w);
  m = max(m, line(q, vec2(.12, 0.), vec2(.10, .5), w));
  m = max(m, line(q, vec2(-.11, .2), vec2(.11, .2), w));
  m = max(m, line(q, vec2(-.11, .2), vec2(.10, .45), w * .45));
  m = max(m, line(q, vec2(-.56, .5), vec2(.30, .5), w * 1.15));
  m = max(m, line(q, vec2(0., .5), vec2(.02, .72), w * .9));
  m = max(m, line(q, vec2(.02, .72), vec2(-.53, .51), w * .3));
  m = max(m, line(q, vec2(.02, .72), vec2(.28, .51), w * .3));
  m = max(m, below(box(q, vec2(.22, .47), vec2(.06, .035)), 0.));
  m = max(m, below(box(q, vec2(load, .488), vec2(.022, .012)), 0.));
  m = max(m, max(line(q, vec2(load - .012, .48), vec2(load - .03, .5 - drop), .0022), line(q, vec2(load + .012, .48), vec2(load + .03, .5 - drop), .0022)));
  return max(m, below(box(q, vec2(load, .475 - drop), vec2(.055, .028)), 0.));
}
vec3 harbour(vec2 p) {
  vec3 c = softAt(p + vec2(0., SHORE));
  for (int i = 3; i >= 0; i--) {
    float k = float(i), size = .62 / (1. + k * .72);
    vec2 at = vec2(.26 - .34 * k + .05 * k * k, 0.), q = (layer(p, .75 - .17 * k) - at) / size;
    float t = seconds * (.16 + .03 * k) + k * 2.;
    float shape = crane(q, -.36 + .17 * sin(t), .24 + .09 * sin(t * 1.4 + 1.));
    c = mix(c, mix(light(0x150f13), softAt(p + vec2(0., SHORE)) * .72, k * .22), shape * .97);
    vec2 lamp = q - vec2(.02, .73);
    c += light(0xff5a3a) * (.0005 / (dot(lamp, lamp) + .0003)) * (.3 + .7 * step(.5, fract(seconds * .5 + k * .27))) * .35;
  }
  vec2 q = layer(p, .6);
  float stack = floor(q.x * 26.), tall = .02 + .02 * floor(hash(vec2(stack, 1.)) * 4.);
  float row = floor(q.y / .02), seam = smoothstep(.03, .07, fract(q.x * 26.)) * smoothstep(.04, .12, fract(q.y / .02));
  vec3 steel = mix(light(0x1d1219), light(0x4a2a26), hash(vec2(stack, row)) * seam);
  c = mix(c, steel, step(q.y, tall) * step(.05, fract(q.x * 26.)));
  float lit = step(.93, hash(vec2(stack + 4., row))) * step(q.y, tall);
  return c + light(0xffc060) * lit * .5 * exp(-pow(length((vec2(fract(q.x * 26.), fract(q.y / .02)) - .5) * vec2(1., .6)) * 5., 2.));
}
vec3 scene(vec2 p) {
  vec2 q = p - vec2(0., SHORE), boat = layer(p, .9) - vec2(-.72 + .022 * seconds, SHORE - .085 + .0016 * sin(seconds * 1.2));
  vec3 c;
  if (q.y > 0.) c = harbour(q);
  else {
    float depth = -q.y;
    vec2 wave = vec2(q.x * 4. / (depth * 2. + .2), 3.4 / (depth + .08));
    float ripple = fractal(wave + vec2(seconds * .06, seconds * .36)) + fractal2(wave * 1.8 - vec2(seconds * .05, seconds * .24)) - 1.;
    vec2 mirrored = vec2(q.x + ripple * .16 * (depth + .03), depth * 1.15 + ripple * .12 * depth);
    c = harbour(max(mirrored, vec2(-9., .001))) * mix(.72, .34, smoothstep(0., .3, depth)) + light(0x1c1012) * .5;
    vec2 glint = boat * vec2(1., 1.) - vec2(.006, 0.);
    c += light(0xffc070) * .8 * exp(-pow((glint.x + ripple * .02) / (.008 - glint.y * .06), 2.)) * exp(glint.y * 14.) * step(glint.y, 0.);
  }
  float hull = below(max(max(-boat.y, boat.y - .012 - .05 * boat.x * boat.x * 4.), abs(boat.x) - .038 - boat.y * .5), 0.);
  hull = max(hull, below(box(boat, vec2(-.008, .02), vec2(.013, .011)), 0.));
  hull = max(hull, line(boat, vec2(.006, .01), vec2(.006, .058), .0012));
  c = mix(c, light(0x0d090c), hull);
  float d = length(boat - vec2(.006, .058));
  return c + light(0xffd080) * (.00022 / (d * d + .00004)) + light(0xffb060) * .10 * exp(-d * 16.);
}
