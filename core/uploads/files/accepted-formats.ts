/** The accepted formats, as users read them. Names of formats are the same in every language. */
export const ACCEPTED_FORMATS = "MP4, MOV, MKV, WebM, MPEG-TS, AVI, FLV, WMV, MPEG and Ogg video";
