/** Type and subtype in lower case, without parameters; undefined if there is none. */
export function essenceOf(contentType: string | null | undefined): string | undefined {
  return /[^;\s]+/.exec(contentType ?? "")?.[0].toLowerCase();
}

export function isJSON(essence = ""): boolean {
  return /^(application|text)\/json$|\+json$/.test(essence);
}

/** Whether a body is a text that is no JSON. What is neither is octets. */
export function isText(essence = ""): boolean {
  return /^text\/(?!json$)|^application\/(?:xml|x-www-form-urlencoded)$|\+xml$/.test(essence);
}
