import wabt from "wabt";

/** Bytes of a WebAssembly module written as text; throws where the text is wrong. */
export async function assemble(text: string): Promise<Uint8Array> {
  const module = (await wabt()).parseWat("module.wat", text, {simd: true});
  try {
    module.resolveNames();
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}
