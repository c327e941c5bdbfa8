// Curtains of northern light over a fjord, and their reflection.
const float SHORE = -.185;
vec3 soft(vec2 p) {
  vec2 far = layer(p - vec2(0., SHORE), .25);
  vec3 c = mix(light(0x16405a), light(0x040818), smoothstep(0., .55, far.y));
  for (int i = 0; i < 3; i++) {
    float k = float(i), t = seconds * (.032 + .008 * k);
    float x = far.x * 1.15 + k * .7 + .38 * (fractal(vec2(far.x * .8 + k * 4. + t, k * 3. + t * .5)) - .5);
    float base = .10 + .10 * k + .09 * sin(x * 3. + k * 2. + t * 2.4) + .06 * (fractal2(vec2(x * 2. - t, k)) - .5);
    float y = far.y - base;
    float rays = .22 + 1.5 * pow(fractal(vec2(x * 6. + k * 7. + t * 1.6, t * .6 + y * .25)), 2.2);
    float flow = .55 + .9 * fractal2(vec2(x * .7 - t * 1.5, k * 2.7 + t));
    float curtain = exp(-max(y, 0.) * (5.2 + k)) * smoothstep(-.018, .03, y) * rays * flow;
    vec3 hue = mix(light(0x6effb4), light(0x8f52e0), smoothstep(.02, .26, y));
    c += mix(hue, light(0x3fd0d8), .25 * k) * curtain * (1.05 - .25 * k);
  }
  return c;
}
vec3 fjord(vec2 p) {
  vec2 far = layer(p, .25), middle = layer(p, .5), near = layer(p, .75);
  vec3 c = softAt(p + vec2(0., SHORE));
  c += stars(far, 30., .13) * smoothstep(.0, .2, far.y) + stars(far + 7., 70., .07) * .5;
  float peaks = .03 + .34 * pow(ridged(vec2(far.x * .62 + .6, 1.3)), 2.4) + .012 * fractal(vec2(far.x * 7., 2.));
  float couloirs = smoothstep(.40, .60, fractal(vec2(far.x * 9. + far.y * 5., far.y * 5.)));
  float snow = couloirs * smoothstep(-.10, -.01, far.y - peaks) * smoothstep(.03, .16, far.y);
  vec3 rock = mix(light(0x0b1a2a), light(0x7fc4b4), snow * .6);
  c = mix(c, mix(rock, light(0x16404c), exp(-far.y * 26.) * .6), below(far.y, peaks));
  float hills = .015 + .09 * fractal2(vec2(middle.x * 1.1, 5.)) * smoothstep(-.7, .5, middle.x);
  c = mix(c, mix(light(0x06121c), light(0x12343c), exp(-middle.y * 40.)), below(middle.y, hills));
  float treeX = near.x * 44., tree = abs(fract(treeX) - .5) * 2.;
  float crown = (.012 + .03 * hash(vec2(floor(treeX), 3.))) * (1. - tree) + .012 + .03 * fractal(vec2(near.x * 1.6, 8.));
  c = mix(c, light(0x02060a), below(near.y, crown * smoothstep(.1, .75, abs(near.x + .1))));
  vec2 cabin = vec2(.34, .006);
  c = mix(c, light(0x020508), house(near, cabin, .035));
  float lamp = .9 + .1 * sin(seconds * 3.1) * sin(seconds * 1.7);
  c = mix(c, light(0xffc873) * 1.7 * lamp, below(box(near, cabin + vec2(-.004, .0125), vec2(.0035, .0045)), 0.));
  return c + light(0xff9d4c) * .35 * lamp * exp(-length((near - cabin) * vec2(1., 1.3)) * 34.);
}
vec3 scene(vec2 p) {
  vec2 q = p - vec2(0., SHORE);
  if (q.y > 0.) {
    vec3 c = fjord(q);
    // One falling star.
    float t = (seconds - 15.) / .9;
    vec2 head = vec2(-.55 + t * .42, .52 - t * .13);
    float trail = capsule(q, head, head - vec2(.12, -.037) * clamp(t * 2., 0., 1.));
    return c + vec3(.8, .95, 1.) * exp(-trail * 900.) * smoothstep(0., .15, t) * smoothstep(1., .55, t);
  }
  float depth = -q.y;
  vec2 wave = vec2(q.x * 5. / (depth * 2. + .25), 3.2 / (depth + .09));
  float ripple = fractal(wave + vec2(seconds * .05, seconds * .33)) + fractal2(wave * 1.7 - vec2(seconds * .04, seconds * .21)) - 1.;
  vec2 mirrored = vec2(q.x + ripple * .10 * (depth + .02), depth * 1.12 + ripple * .16 * depth);
  vec3 c = fjord(max(mirrored, vec2(-9., .0008))) * mix(.78, .4, smoothstep(0., .32, depth));
  return mix(c, light(0x1c5560), exp(-depth * 70.) * .5);
}
