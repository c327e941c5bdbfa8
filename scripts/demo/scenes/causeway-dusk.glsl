// Dusk: the lamps light up one by one, the nearest first.
float lampLit(float number) {
  float t = seconds - 3.6 - number * 1.05;
  float flicker = t < .5 ? step(.45, fract(t * 5.3)) * .7 : 1.;
  return smoothstep(0., .12, t) * flicker * (.95 + .05 * sin(seconds * 2.1 + number * 2.));
}
float daylight() { return .18 * (1. - share); }
vec3 lowSky() { return mix(light(0x7d948c), light(0x466f6c), smoothstep(0., .8, share)); }
vec3 highSky() { return mix(light(0x1d3346), light(0x07131d), smoothstep(0., .8, share)); }
