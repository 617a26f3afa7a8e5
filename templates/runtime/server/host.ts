/** The host that a request names (RFC 9112 section 3.2). */

/** A host with or without a port (RFC 3986 section 3.2), and nothing that would end it. */
export const authority = /^[\w.~!$&'()*+,;=%:[\]-]+$/;

/** The last one that was found to be a host: most requests name the same. */
let lastHost = "";

export function isHost(text: string | undefined): boolean {
  if (text === undefined || text === "" || text === lastHost) return true;
  if (!authority.test(text)) return false;
  lastHost = text;
  return true;
}

/** By the fields as they came: of several, Node.js keeps the first. */
export function hasSeveralHosts(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === "host") count++;
  }
  return count > 1;
}
