import fc from "fast-check";

/** A number with leading zeros. */
function digits(count: number, least = 0, most = 10 ** count - 1): fc.Arbitrary<string> {
  return fc.integer({ min: least, max: most }).map((number) => String(number).padStart(count, "0"));
}

/** One after the other. */
function sequence(...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((texts) => texts.join(""));
}

function dates(): fc.Arbitrary<string> {
  const [min, max] = [new Date("0001-01-01T00:00:00Z"), new Date("9999-12-31T23:59:59Z")];
  return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
}

/** RFC 3339 section 5.6, with the leap seconds that end a day in UTC. */
function times(): fc.Arbitrary<string> {
  const colon = fc.constant(":");
  const clock = sequence(digits(2, 0, 23), colon, digits(2, 0, 59), colon, digits(2, 0, 59));
  const fraction = fc.oneof(fc.constant(""), sequence(fc.constant("."), digits(3)));
  const distance = sequence(fc.constantFrom("+", "-"), digits(2, 0, 23), colon, digits(2, 0, 59));
  const offset = fc.oneof(fc.constantFrom("Z", "z", "+00:00", "-00:00", "+23:59"), distance);
  return fc.oneof(
    { weight: 9, arbitrary: sequence(clock, fraction, offset) },
    { weight: 1, arbitrary: fc.constantFrom("23:59:60Z", "15:59:60-08:00", "01:29:60.5+01:30") },
  );
}

/** RFC 3339 appendix A: units follow each other without a gap. */
function units(names: string): fc.Arbitrary<string> {
  const amounts = fc.array(fc.nat({ max: 999 }), { minLength: names.length, maxLength: names.length });
  return fc
    .tuple(fc.nat({ max: names.length - 1 }), fc.integer({ min: 1, max: names.length }), amounts)
    .map(([start, count, all]) => {
      const chosen = [...names].slice(start, start + count);
      return chosen.map((unit, index) => `${all[index]}${unit}`).join("");
    });
}

function durations(): fc.Arbitrary<string> {
  const [days, hours] = [sequence(fc.constant("P"), units("YMD")), sequence(fc.constant("T"), units("HMS"))];
  const weeks = sequence(fc.constant("P"), digits(1), fc.constant("W"));
  return fc.oneof(weeks, days, sequence(fc.constant("P"), hours), sequence(days, hours));
}

function hosts(): fc.Arbitrary<string> {
  return fc.oneof(fc.domain(), fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,5})?$/));
}

function emails(): fc.Arbitrary<string> {
  return sequence(fc.stringMatching(/^[a-z0-9]{1,9}([.+_-][a-z0-9]{1,5})?$/), fc.constant("@"), fc.domain());
}

function uris(): fc.Arbitrary<string> {
  const path = fc.stringMatching(/^(\/[a-z0-9._~%20-]{0,6}){0,3}(\?[a-z]=[0-9]{1,3}(&b)?)?(#[a-z]{0,5})?$/);
  return fc.oneof(
    sequence(fc.constantFrom("http://", "https://", "ftp://user:secret@"), fc.domain(), path.filter(hasWholeOctets)),
    fc.stringMatching(/^(urn:[a-z]{2,8}:[a-z0-9:]{1,12}|mailto:[a-z]{1,5}@[a-z]{1,5}\.example)$/),
    fc.stringMatching(/^[a-z]{2,5}:\/\/[a-z]{1,9}(:[0-9]{1,5})?\/$/),
    fc.ipV6().map((address) => `http://[${address}]/`),
  );
}

function hasWholeOctets(text: string): boolean {
  return !/%(?![\da-f]{2})/i.test(text);
}

function references(): fc.Arbitrary<string> {
  const relative = /^(\/\/[a-z]{1,5})?(\/[a-z0-9._~-]{1,5}){0,3}(\?[a-z]=[0-9]{1,3})?(#[a-z]{0,5})?$/;
  return fc.oneof(uris(), fc.stringMatching(relative));
}

function pointers(): fc.Arbitrary<string> {
  return fc.stringMatching(/^(\/([a-zä %"]|~0|~1){0,4}){0,4}$/);
}

function base64(): fc.Arbitrary<string> {
  return fc.base64String({ maxLength: 40 });
}

function withoutPadding(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The formats of JSON Schema 2020-12 (Validation, section 7.3) and of OpenAPI's registry that describe strings. */
const strings: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  "date-time": () => sequence(dates(), fc.constantFrom("T", "t"), times()),
  date: dates,
  time: times,
  duration: durations,
  email: emails,
  "idn-email": () => fc.oneof(emails(), fc.constantFrom("실례@실례.테스트", "jörg@bücher.example")),
  hostname: hosts,
  "idn-hostname": () =>
    fc.oneof(hosts(), fc.constantFrom("bücher.example", "例え。テスト", "실례.테스트", "xn--bcher-kva.ch")),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  uri: uris,
  "uri-reference": references,
  iri: () => fc.oneof(uris(), fc.constantFrom("http://ƒøø.ßår/?∂éœ=πîx#πîüx", "urn:ü")),
  "iri-reference": () => fc.oneof(references(), fc.constantFrom("/ü?ö#ä", "ü")),
  "uri-template": () =>
    fc.stringMatching(/^(\/[a-z]{1,5}|\{[+#./;?&]?[a-z_]{1,5}(:[1-9][0-9]?|\*)?(,[a-z]{1,3})?\}){0,4}$/),
  uuid: () =>
    fc.oneof(
      fc.uuid(),
      fc.uuid().map((id) => id.toUpperCase()),
    ),
  "json-pointer": pointers,
  "relative-json-pointer": () => sequence(fc.constantFrom("0", "1", "20"), fc.oneof(fc.constant("#"), pointers())),
  regex: () => fc.constantFrom("", "^a+$", "[a-z]{2,3}|b", "\\p{L}\\d", "(?:x|y)*?", "(?<name>a)\\k<name>"),
  byte: base64,
  base64url: () => base64().map(withoutPadding),
};

const made = new Map<string, fc.Arbitrary<string>>();

/** The strings of a format; undefined where it is none of strings, or says nothing about them. */
export function formatStrings(format: string): fc.Arbitrary<string> | undefined {
  const known = made.get(format);
  const make = Object.hasOwn(strings, format) ? strings[format] : undefined;
  if (known || !make) return known;
  const arbitrary = make();
  made.set(format, arbitrary);
  return arbitrary;
}
