/** Of each list, so many answers are kept at a time. */
const most = 100;
/** A longer text is no header that many requests have. */
const longest = 200;

/**
 * A function of a list and of a text that keeps its answers. The lists are those of the document, and most clients send the
 * same header with each request. Who sends a request chooses the text, and must not fill the memory with it.
 */
export function remembered<List extends object, Answer>(
  ask: (list: List, text: string) => Answer,
): (list: List, text: string) => Answer {
  const answers = new WeakMap<List, Map<string, Answer>>();
  return (list, text) => {
    if (text.length > longest) return ask(list, text);
    const known = answers.get(list) ?? new Map<string, Answer>();
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const answer = ask(list, text);
    if (known.size === most) known.clear();
    answers.set(list, known.set(text, answer));
    return answer;
  };
}
