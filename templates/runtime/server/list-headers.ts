/**
 * Header fields whose values are lists wherever they stand: they may be written as one field or as several, and programs on
 * the way add fields of their own (RFC 9110 section 5.3). A document that describes one as a text means the list as it is
 * written.
 */
const listHeaders = new Set([
  // RFC 9110: its sections 7.6, 7.8, 8.4, 8.5, 10.1, 12.5 and 13.1.
  "accept",
  "accept-charset",
  "accept-encoding",
  "accept-language",
  "connection",
  "content-encoding",
  "content-language",
  "expect",
  "if-match",
  "if-none-match",
  "te",
  "trailer",
  "upgrade",
  "via",
  // RFC 9113 section 8.2.3.
  "cookie",
  // RFC 9111, RFC 9112, RFC 8288, RFC 7240, RFC 9218, RFC 3229, RFC 4918 and RFC 6455.
  "a-im",
  "cache-control",
  "if",
  "link",
  "pragma",
  "prefer",
  "priority",
  "sec-websocket-extensions",
  "sec-websocket-protocol",
  "transfer-encoding",
  "warning",
  // RFC 3230, RFC 9421 and RFC 9530.
  "accept-signature",
  "content-digest",
  "digest",
  "repr-digest",
  "signature",
  "signature-input",
  "want-content-digest",
  "want-digest",
  "want-repr-digest",
  // RFC 7239, RFC 8586 and RFC 9440, and what came before them.
  "cdn-loop",
  "client-cert-chain",
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  // WHATWG Fetch section 3.3.3, User-Agent Client Hints, W3C Trace Context section 3.3 and W3C Baggage.
  "access-control-request-headers",
  "baggage",
  "sec-ch-ua",
  "sec-ch-ua-full-version-list",
  "tracestate",
]);

/** @param name In lower case. */
export function isListHeader(name: string): boolean {
  return listHeaders.has(name);
}
