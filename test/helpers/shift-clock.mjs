// Loaded before a process: its clock runs on from the moment in SAMENHANG_CLOCK, and the machine's own is left alone.
const Real = globalThis.Date;
const offset = Real.parse(process.env.SAMENHANG_CLOCK ?? "") - Real.now();
if (Number.isFinite(offset))
  globalThis.Date = class Date extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + offset);
      else super(...parts);
    }
    static now() {
      return Real.now() + offset;
    }
  };
