import { exact } from "./exact.ts";

/** Dates and times of RFC 3339. */

const dateForm = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const timeForm = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";
const date = /*@__PURE__*/ exact("", dateForm);
const time = /*@__PURE__*/ exact("i", timeForm);
const dateTime = /*@__PURE__*/ exact("i", dateForm, "t", timeForm);
/** Appendix A: units follow each other without a gap, or weeks stand alone. */
const duration =
  /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/;

/** `full-date` (RFC 3339 section 5.6), of days that the calendar has. */
export function isDate(value: unknown): boolean {
  return typeof value === "string" && date.test(value) && isDayOfMonth(value);
}

/** `full-time` (RFC 3339 section 5.6). A second 60 is a leap second: it stands at the end of a day in UTC. */
export function isTime(value: unknown): boolean {
  return typeof value === "string" && time.test(value) && (value[6] !== "6" || isLastMinute(value, 0));
}

/** `date-time` (RFC 3339 section 5.6). */
export function isDateTime(value: unknown): boolean {
  return (
    typeof value === "string" &&
    dateTime.test(value) &&
    isDayOfMonth(value) &&
    (value[17] !== "6" || isLastMinute(value, 11))
  );
}

/** Of a text that begins with a date: whether its month has the day (RFC 3339 section 5.7). */
function isDayOfMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  if (day <= 28) return true;
  const month = Number(text.slice(5, 7));
  if (month !== 2) return day <= 30 || !(month === 4 || month === 6 || month === 9 || month === 11);
  const year = Number(text.slice(0, 4));
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Whether the time that begins at an index is in the last minute of a day in UTC. */
function isLastMinute(text: string, start: number): boolean {
  const day = 24 * 60;
  const minutes = Number(text.slice(start, start + 2)) * 60 + Number(text.slice(start + 3, start + 5));
  const sign = text.at(-6);
  const ahead = Number(text.slice(-5, -3)) * 60 + Number(text.slice(-2));
  const offset = sign === "+" ? ahead : sign === "-" ? -ahead : 0;
  return (minutes - offset + 2 * day) % day === day - 1;
}

/** `duration` (RFC 3339 appendix A). */
export function isDuration(value: unknown): boolean {
  return typeof value === "string" && duration.test(value);
}
