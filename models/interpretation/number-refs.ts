/** A piece of text: words, or the place of a figure. */
export type TextPiece = {text: string} | {ref: string};

const place = /\{\{\s*([A-Za-z0-9][A-Za-z0-9._-]{0,79})\s*\}\}/g;

/**
 * A text in which figures stand as `{{ref}}`, in pieces: a figure is bound to its cell and never typed over.
 *
 * @param text as somebody wrote it
 */
export function piecesOf(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(place)) {
    if (match.index > at) pieces.push({text: text.slice(at, match.index)});
    pieces.push({ref: match[1] ?? ""});
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({text: text.slice(at)});
  return pieces;
}

/** The refs of figures that stand in a text. */
export const refsIn = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => ("ref" in piece ? [piece.ref] : []));
