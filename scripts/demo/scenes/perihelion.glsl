// A star comes up behind the limb of a desert planet.
const vec2 PLANET = vec2(-.20, -1.06);
const float RADIUS = .95;
vec2 starAt() { return vec2(.05 + .29 * share, -.17 + .34 * smoothstep(0., 1., share)); }
float covered() { return smoothstep(-.012, .03, length(starAt() - PLANET) - RADIUS); }
vec3 soft(vec2 p) {
  vec2 q = layer(p, .12), star = starAt();
  float cloud = fractal(q * 1.1 + vec2(seconds * .004, 4.)), dust = fractal2(q * 1.9 + cloud * 1.2 + 2.);
  vec3 c = light(0x05040c) + light(0x7a2e48) * pow(cloud, 3.) * 1.1 + light(0x2a3a78) * pow(dust, 4.) * 1.3;
  c *= .35 + .65 * smoothstep(.75, .3, fractal(q * 2.6 + vec2(8., cloud)));
  float d = length(p - star), risen = covered();
  c += light(0xffa868) * (.50 * exp(-d * 4.) + .05 * exp(-d * 1.2)) * mix(.22, 1., risen);
  c += light(0xffe2c0) * .004 / (d * d + .006) * risen;
  return c + light(0xff9a60) * .28 * exp(-abs(p.y - star.y) * 44.) * exp(-d * 1.4) * risen;
}
vec3 scene(vec2 p) {
  vec2 q = layer(p, .9), star = starAt();
  float distance_ = length(q - PLANET), above = distance_ - RADIUS;
  vec2 outward = (q - PLANET) / distance_;
  float towards = max(dot(outward, normalize(star + vec2(0., .05) - PLANET)), 0.);
  vec3 c = softAt(p);
  if (above > -.002) {
    c += (stars(layer(p, .06), 36., .15) + stars(layer(p, .10) + 5., 64., .10) * .6) * smoothstep(.0, .05, above) * (1. - .6 * exp(-length(p - star) * 3.));
    float d = length(p - star), risen = covered();
    float angle = atan(p.y - star.y, p.x - star.x);
    c += light(0xfff2da) * (.0024 / (d * d + .0005)) * risen;
    c += light(0xffe0b8) * .16 * (pow(abs(cos(angle * 3. + seconds * .01)), 320.) + .6 * pow(abs(sin(angle * 2. - seconds * .012)), 420.)) * exp(-d * 5.) * risen;
    c += (light(0xff8a50) * exp(-above * 24.) * pow(towards, 10.) * 1.3 + light(0xffd8b0) * exp(-above * 130.) * pow(towards, 16.) * 2.2) * smoothstep(-.003, .003, above);
    c += light(0x4a78d8) * exp(-above * 60.) * pow(towards, 2.) * .16;
  }
  float edge = below(above, 0.);
  if (edge > 0.) {
    vec2 n = (q - PLANET) / RADIUS;
    float k = sqrt(max(1. - dot(n, n), 0.));
    vec3 normal = vec3(n, k);
    float turn = seconds * .010;
    vec2 map = vec2(atan(normal.x, normal.z + .15) * 2.1 + turn, normal.y * 4.2);
    float warp = fractal(map * .8), land = fractal2(map * vec2(1.1, 2.2) + warp * 1.6), fine = ridged(map * 3.3 + warp * 2.);
    vec3 sunward = normalize(vec3(star - PLANET, -.62 + .34 * share));
    float lit = max(dot(normal, sunward), 0.);
    float relief = (land - fractal2(map * vec2(1.1, 2.2) + warp * 1.6 + vec2(-.03, -.06))) * 5.;
    vec3 ground = mix(light(0x31120f), light(0xdf8c5c), smoothstep(.25, .75, land)) * (.72 + .55 * fine);
    ground = mix(ground, light(0xf4c49a), smoothstep(.60, .78, land) * .5);
    vec3 body = ground * pow(lit, 1.3) * (1.7 + relief);
    body += light(0xff9a60) * exp(above * 46.) * pow(towards, 9.) * 1.1 + light(0x7a3848) * exp(above * 9.) * .10 * towards;
    // A moon's shadow, drifting.
    float moon = length((n - vec2(.30 + .10 * share, .86)) * vec2(1., 2.2));
    body *= .35 + .65 * smoothstep(.02, .07, moon);
    c = mix(c, body, edge);
  }
  return c;
}
