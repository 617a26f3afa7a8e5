/** A text that grows at its end, piece by piece. It is put together once: a text of megabytes is not copied for each piece. */
export class WrittenText {
  readonly #pieces: string[] = [];
  /** Where the last line begins: a piece, and an offset in it. The first line begins before all pieces. */
  #line: Place = { piece: -1, offset: 0 };
  #lineLength = 0;

  add(text: string): void {
    if (text === "") return;
    const end = text.lastIndexOf("\n");
    if (end < 0) {
      this.#lineLength += text.length;
    } else {
      this.#line = { piece: this.#pieces.length, offset: end + 1 };
      this.#lineLength = text.length - end - 1;
    }
    this.#pieces.push(text);
  }

  /** Where what is added next will begin. */
  get end(): TextEnd {
    return { piece: this.#pieces.length, offset: 0, lineLength: this.#lineLength };
  }

  /** How much of the last line stands behind a place, and whether it began before it. */
  lineBehind({ piece, lineLength }: TextEnd): { readonly length: number; readonly isSame: boolean } {
    const isSame = this.#line.piece < piece;
    return { length: isSame ? this.#lineLength - lineLength : this.#lineLength, isSame };
  }

  /** The white space that the last line begins with, as far as it stands behind a place. */
  leadingSpace(from: TextEnd): string {
    let { piece, offset } = this.lineBehind(from).isSame ? from : this.#line;
    let space = "";
    for (let text = this.#pieces[piece]; text !== undefined; text = this.#pieces[++piece]) {
      let at = offset;
      while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
      space += text.slice(offset, at);
      if (at < text.length) break;
      offset = 0;
    }
    return space;
  }

  toString(): string {
    return this.#pieces.join("");
  }
}

interface Place {
  readonly piece: number;
  readonly offset: number;
}

/** The end of a text before more was added. */
export interface TextEnd extends Place {
  /** How long the last line was. */
  readonly lineLength: number;
}
