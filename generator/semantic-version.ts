/** Whether npm takes a text for a version: semver.org 2.0.0, items 2, 9 and 10. */
export function isSemanticVersion(text: string): boolean {
  return text.length <= 256 && semantic.test(text);
}

const number = "(?:0|[1-9]\\d*)";
const identifier = `(?:${number}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const semantic = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${identifier}(?:\\.${identifier})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
