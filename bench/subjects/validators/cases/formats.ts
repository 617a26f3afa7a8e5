import { type Case, without } from "./case.ts";

const contact = {
  id: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
  email: "ada.lovelace+oauth@mail.example.com",
  created_at: "2025-02-28T23:59:59.123456Z",
  born_on: "1984-02-29",
  opens_at: "08:30:00+02:00",
  homepage: "https://user@example.com:8443/people/ada?tab=work&lang=en#top",
  avatar: "/images/ada%20small.png",
  host: "sip-17.eu-west.example.com",
  ipv4: "203.0.113.195",
  ipv6: "2001:db8:85a3::8a2e:370:7334",
  retention: "P1Y2M10DT2H30M",
};

export const formats: Case = {
  id: "formats",
  title: "an object of 11 formats",
  document: "own",
  type: "Contact",
  valid: () => [
    contact,
    { ...contact, created_at: "1990-12-31T08:05:00.5-08:00", homepage: "http://example.com/", avatar: "../ada.png" },
    without(
      { ...contact, homepage: "https://example.com/a%20b?c=d", ipv4: "192.0.2.1" },
      "ipv6",
      "born_on",
      "retention",
    ),
  ],
  invalid: () => [
    { what: "a UUID of too few digits", value: { ...contact, id: "f81d4fae-7dec-11d0-a765-00a0c91e6b" } },
    { what: "two dots in an email address", value: { ...contact, email: "ada..lovelace@example.com" } },
    { what: "a hyphen at the end of an email address's domain", value: { ...contact, email: "ada@example-.com" } },
    { what: "the 29th of February of a common year", value: { ...contact, created_at: "2025-02-29T10:00:00Z" } },
    { what: "a leap second at noon", value: { ...contact, created_at: "1990-12-31T12:00:60Z" } },
    { what: "the 31st of April", value: { ...contact, born_on: "1984-04-31" } },
    { what: "a time without an offset", value: { ...contact, opens_at: "08:30:00" } },
    { what: "a percent sign alone in a URI", value: { ...contact, homepage: "https://example.com/100%" } },
    { what: "a URI with a backslash", value: { ...contact, homepage: "https://example.com/a\\b" } },
    { what: "a URI reference with a space", value: { ...contact, avatar: "/images/ada small.png" } },
    { what: "a label of a host that begins with a hyphen", value: { ...contact, host: "example.-com" } },
    { what: "an IPv4 address with 256", value: { ...contact, ipv4: "203.0.113.256" } },
    { what: "an IPv6 address with two gaps", value: { ...contact, ipv6: "2001:db8::8a2e::7334" } },
    { what: "a duration without its units' order", value: { ...contact, retention: "P1D2Y" } },
  ],
  unusual: [
    {
      what: "a quoted part before the @ of an email address",
      value: { ...contact, email: '"ada lovelace"@example.com' },
    },
    { what: "an email address at an address literal", value: { ...contact, email: "ada@[192.0.2.1]" } },
    { what: "a leap second in Los Angeles", value: { ...contact, created_at: "1990-12-31T15:59:60-08:00" } },
    { what: "a small t and z in a date-time", value: { ...contact, created_at: "1990-12-31t15:59:59z" } },
    { what: "an IPv6 host in a URI", value: { ...contact, homepage: "http://[2001:db8::7]/c=GB?objectClass?one" } },
    { what: "a URN", value: { ...contact, homepage: "urn:ietf:rfc:9110" } },
    { what: "an empty URI reference", value: { ...contact, avatar: "" } },
    { what: "an IPv4 address in an IPv6 address", value: { ...contact, ipv6: "::ffff:192.0.2.128" } },
    { what: "a duration in weeks", value: { ...contact, retention: "P4W" } },
  ],
};
