/** A cell as it may stand in a one-line message: between quotes, without control characters, at most 60 characters. */
export function quote(text: string): string {
  return `"${oneLine(text.length > 60 ? `${text.slice(0, 59)}…` : text)}"`;
}

/** Text on one line, control characters as spaces. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
}
