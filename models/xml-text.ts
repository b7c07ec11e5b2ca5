/** Characters that XML 1.0 §2.2 does not allow, lone surrogates among them. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text for inside an element or an attribute in double quotes; characters that XML cannot hold are dropped. */
export function xmlText(text: string): string {
  return text
    .replaceAll(forbidden, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
