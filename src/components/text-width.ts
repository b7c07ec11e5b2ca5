let context: CanvasRenderingContext2D | null | undefined;

/**
 * Width of a text in px in the page's sans-serif face, slightly over-estimated (2 %) so that a label placed by it
 * never touches its neighbour. Without a canvas (tests): 0.56 em a character, a little more than the face's mean.
 */
export function textWidth(text: string, fontSize: number, {bold = false}: {bold?: boolean} = {}): number {
  if (context === undefined) context = makeContext();
  if (!context) return text.length * fontSize * (bold ? 0.6 : 0.56);
  context.font = `${bold ? "600 " : ""}${fontSize}px "Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif`;
  return context.measureText(text).width * 1.02;
}

function makeContext(): CanvasRenderingContext2D | null {
  try {
    return document.createElement("canvas").getContext("2d") ?? null;
  } catch {
    return null;
  }
}

/** Cuts words wider than `width` into pieces that fit, for texts that may lose nothing, such as an address. */
export function breakLongWords(text: string, width: number, fontSize: number): string {
  return text
    .split(" ")
    .map((word) => {
      const pieces: string[] = [];
      let piece = "";
      for (const letter of word) {
        if (piece && textWidth(piece + letter, fontSize) > width) {
          pieces.push(piece);
          piece = "";
        }
        piece += letter;
      }
      return [...pieces, piece].join(" ");
    })
    .join(" ");
}

/** Breaks a text into lines of at most `width` px, never at a non-breaking space; a word that is too long gets a line of its own, cut with "…". */
export function wrapText(text: string, width: number, fontSize: number, maxLines = 4): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  if (lines.length > maxLines) {
    const kept = lines.slice(0, maxLines);
    kept[maxLines - 1] = `${kept[maxLines - 1] ?? ""}…`;
    return kept.map((each) => clip(each, width, fontSize));
  }
  return lines.map((each) => clip(each, width, fontSize));
}

function clip(line: string, width: number, fontSize: number): string {
  if (textWidth(line, fontSize) <= width) return line;
  let end = line.length - 1;
  while (end > 1 && textWidth(`${line.slice(0, end)}…`, fontSize) > width) end--;
  return `${line.slice(0, end).replace(/…$/, "")}…`;
}
