/**
 * Formats as somebody writes them who has read the RFCs and looks at the time: one regular expression for the layout
 * and the ranges, and arithmetic only for what an expression cannot say.
 */

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const date = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const time = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])t(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const duration =
  /^P(?:\d+W|(?=[\dT])(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;
const gapInTime = /T\d+H\d+S$/;
const label = "[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?";
const host = `${label}(?:\\.${label})*`;
const hostname = new RegExp(`^(?=.{1,253}$)${host}$`, "i");
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const v4 = `${octet}(?:\\.${octet}){3}`;
const group = "[\\da-f]{1,4}";
const last = `(?:${group}:${group}|${v4})`;
const v6 =
  `(?:(?:${group}:){6}${last}|::(?:${group}:){5}${last}|(?:${group})?::(?:${group}:){4}${last}` +
  `|(?:${group}(?::${group})?)?::(?:${group}:){3}${last}|(?:${group}(?::${group}){0,2})?::(?:${group}:){2}${last}` +
  `|(?:${group}(?::${group}){0,3})?::${group}:${last}|(?:${group}(?::${group}){0,4})?::${last}` +
  `|(?:${group}(?::${group}){0,5})?::${group}|(?:${group}(?::${group}){0,6})?::)`;
const ipv4 = new RegExp(`^${v4}$`);
const ipv6 = new RegExp(`^${v6}$`, "i");
const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
const quoted = '"(?:[ !#-[\\]-~]|\\\\[ -~])*"';
const mailbox = new RegExp(
  `^(?=[^@]{1,64}@|"(?:[^"\\\\]|\\\\.){0,62}"@)(?:${atom}(?:\\.${atom})*|${quoted})@(?:(?=.{1,253}$)${host}|\\[(?:${v4}|IPv6:${v6})\\])$`,
  "i",
);
const character = "\\w.~!$&'()*+,;=";
const many = (extra: string) => `(?:[${character}${extra}-]|%[\\da-f]{2})*`;
const authority =
  `(?:${many(":")}@)?(?:\\[(?:${v6}|v[\\da-f]+\\.[${character}:-]+)\\]|${many("")})(?::\\d*)?` + `(?:/${many(":@/")})?`;
const rest = `(?:\\?${many(":@/?")})?(?:#${many(":@/?")})?`;
const uri = new RegExp(`^[a-z][a-z\\d+.-]*:(?://${authority}|(?!//)${many(":@/")})${rest}$`, "i");
const noScheme = `(?!//)(?![^/?#]*:)${many(":@/")}`;
const uriReference = new RegExp(
  `^(?:[a-z][a-z\\d+.-]*:(?://${authority}|(?!//)${many(":@/")})|//${authority}|${noScheme})${rest}$`,
  "i",
);

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

export function isDate(text: string): boolean {
  return date.test(text) && isDayOfMonth(text);
}

export function isTime(text: string): boolean {
  return time.test(text) && (text.charAt(6) !== "6" || endsTheDay(text, 0));
}

export function isDateTime(text: string): boolean {
  return dateTime.test(text) && isDayOfMonth(text) && (text.charAt(17) !== "6" || endsTheDay(text, 11));
}

/** Of a text that begins with a date whose month is below 13 and whose day is below 32. */
function isDayOfMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  if (day < 29) return true;
  const month = Number(text.slice(5, 7));
  if (month !== 2) return day < 31 || (month !== 4 && month !== 6 && month !== 9 && month !== 11);
  const year = Number(text.slice(0, 4));
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Whether a time is within the last minute of a day in UTC, where leap seconds are. */
function endsTheDay(text: string, start: number): boolean {
  const minutes = Number(text.slice(start, start + 2)) * 60 + Number(text.slice(start + 3, start + 5));
  const sign = text.charAt(text.length - 6);
  if (sign !== "+" && sign !== "-") return minutes === 1439;
  const offset = Number(text.slice(-5, -3)) * 60 + Number(text.slice(-2));
  return (minutes + (sign === "-" ? offset : -offset) + 2880) % 1440 === 1439;
}

/** RFC 3339 appendix A: no unit is left out between two others. */
export function isDuration(text: string): boolean {
  return duration.test(text) && !gapInTime.test(text);
}

export function isHostname(text: string): boolean {
  return hostname.test(text);
}

export function isIpv4(text: string): boolean {
  return ipv4.test(text);
}

export function isIpv6(text: string): boolean {
  return ipv6.test(text);
}

export function isEmail(text: string): boolean {
  return mailbox.test(text);
}

export function isUri(text: string): boolean {
  return uri.test(text);
}

export function isUriReference(text: string): boolean {
  return uriReference.test(text);
}
