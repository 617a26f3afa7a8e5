// What the application does: the notes, in memory.
import type { Note } from "notes-model";
import type { NotesHandlers } from "notes-server";

export const notes = new Map<number, Note>();

export const handlers: NotesHandlers<undefined, { token: string }> = {
  listNotes: ({ query }) => {
    const found = [...notes.values()].filter(({ tags }) => (query.tag ?? []).every((tag) => tags.includes(tag)));
    return { status: 200, body: found.slice(0, query.limit) };
  },
  addNote: ({ body, auth }) => {
    const note: Note = { ...body, author: body.author ?? auth.token, id: notes.size + 1 };
    notes.set(note.id, note);
    return { status: 201, headers: { location: `/api/notes/${note.id}` }, body: note };
  },
  deleteNote: ({ path }) => (notes.delete(path.id) ? { status: 204 } : { status: 404, body: { reason: "missing" } }),
};

export const security = { token: ({ key }: { key: string }) => (key === "sesame" ? "Ali" : undefined) };
