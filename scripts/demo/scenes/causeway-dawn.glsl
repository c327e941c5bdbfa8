// Dawn: the lamps go out one by one, the farthest first.
float lampLit(float number) {
  float t = seconds - 6.5 - (9. - number) * .95;
  return smoothstep(.5, 0., t) * (.95 + .05 * sin(seconds * 2.1 + number * 2.));
}
float daylight() { return smoothstep(0., 1., share); }
vec3 lowSky() { return mix(light(0x5a7478), light(0xf0b488), daylight()); }
vec3 highSky() { return mix(light(0x0b1824), light(0x6d88a4), daylight()); }
