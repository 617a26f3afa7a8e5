/** What URL parsers take out of a path, with what stands before it, however its dots are written (WHATWG URL section 4.4). */
export const dotSegment = /\/(?:\.|%2e){1,2}(?=\/|$)/i;
