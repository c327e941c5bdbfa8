#ifdef SOFT_PASS
// What has no edges is drawn at half the size, which takes a quarter of the time.
void main() {
  pixel = vec4(soft((gl_FragCoord.xy - .5 * frameSize) / frameSize.y * SOFT_MARGIN), 1.);
}
#else
// From light to a pixel: tint, exposure, a filmic shoulder, contrast, vignette, and the noise that hides banding.
void main() {
  vec2 p = (gl_FragCoord.xy - .5 * frameSize) / frameSize.y;
  vec3 c = max(scene(p), 0.);
  float luminance = dot(c, vec3(.2126, .7152, .0722));
  c = mix(c, tint * luminance * 2., grade.w) * grade.x;
  c = sqrt(c * (1. + c * .12) / (1. + c * .62));
  c = mix(vec3(.5), c, grade.y);
  vec2 fromMiddle = gl_FragCoord.xy / frameSize - .5;
  c *= (1. - dot(fromMiddle, fromMiddle) * grade.z) * fade;
  c += (hash(gl_FragCoord.xy + .37) + hash(gl_FragCoord.yx + 5.71) - 1.) * (1.6 / 255.);
  pixel = vec4(c, 1.);
}
#endif
