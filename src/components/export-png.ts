import {sizeOf, svgText} from "./export-svg.js";

/** A picture of a stand-alone drawing, twice its size so that it stays sharp on paper. Browser only. */
export async function buildPng(svg: SVGSVGElement, {scale = 2}: {scale?: number} = {}): Promise<Blob> {
  const [width, height] = sizeOf(svg);
  const url = URL.createObjectURL(new Blob([svgText(svg)], {type: "image/svg+xml;charset=utf-8"}));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("missing canvas: this browser cannot draw pictures");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("missing picture: too large"))), "image/png")
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
