import {accessibleSvg} from "../accessible-svg.js";
import {s} from "../dom.js";
import {qrCode} from "./qr-code.js";

/** Light modules around it that a reader needs. */
const quiet = 4;

/**
 * A QR code as a drawing. Black on white whatever the colours of the page are: readers know nothing else for sure.
 * @throws InputError (`too-long`) for a text that does not fit
 */
export function QrPicture(text: string, {label}: {label: string}): SVGElement {
  const modules = qrCode(text);
  const side = modules.length + 2 * quiet;
  const path = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : []))
  );
  const svg = s(
    "svg",
    {class: "sh-qr", viewBox: `0 0 ${side} ${side}`, "shape-rendering": "crispEdges"},
    s("rect", {width: side, height: side, fill: "#fff"}),
    s("path", {d: path.join(""), fill: "#000"})
  );
  return accessibleSvg(svg, label);
}
