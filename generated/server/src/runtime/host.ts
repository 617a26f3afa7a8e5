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
