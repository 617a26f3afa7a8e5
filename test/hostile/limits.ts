/** Small enough to be reached in a test. */
export const limits = { bodyBytes: 200_000, streamBytes: 400_000, parameters: 100, parts: 100, partHeaderBytes: 2000 };

/** Milliseconds within which a request has to be there. */
export const requestTimeout = 3000;
