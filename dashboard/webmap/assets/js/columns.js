/* Columns of whole numbers out of few bytes: the other end of dashboard/views/columns.py. */
(function (root) {
  "use strict";

  const KINDS = {
    uint8: Uint8Array, int8: Int8Array, uint16: Uint16Array, int16: Int16Array, uint32: Uint32Array, int32: Int32Array,
  };

  async function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** Header and columns of packed bytes: `{header, columns: {place: Uint16Array, ...}}`. */
  async function unpack(bytes) {
    const raw = await inflate(bytes);
    const stop = 4 + new DataView(raw.buffer).getUint32(0, true);
    const { columns: told, ...header } = JSON.parse(new TextDecoder().decode(raw.subarray(4, stop)));
    const columns = {};
    let at = stop;
    for (const [name, kind, length, stepped] of told) {
      const size = KINDS[kind].BYTES_PER_ELEMENT * length;
      const column = joined(KINDS[kind], raw.subarray(at, at + size), length);
      columns[name] = stepped ? summed(column) : column;
      at += size;
    }
    return { header, columns };
  }

  /* All low bytes come first, then all the next ones. */
  function joined(Kind, bytes, length) {
    const column = new Kind(length);
    for (let plane = 0; plane < Kind.BYTES_PER_ELEMENT; plane++) {
      const [from, shift] = [plane * length, 8 * plane];
      for (let row = 0; row < length; row++) column[row] |= bytes[from + row] << shift;
    }
    return column;
  }

  /* A column that never falls travels as its steps. */
  function summed(steps) {
    const column = new Uint32Array(steps.length);
    let sum = 0;
    for (let row = 0; row < steps.length; row++) column[row] = sum += steps[row];
    return column;
  }

  /** Columns {id: [...], name: [...]} as records [{id, name}, ...]. */
  function records(columns) {
    const names = Object.keys(columns);
    const length = names.length ? columns[names[0]].length : 0;
    return Array.from({ length }, (_, index) => {
      const record = {};
      for (const name of names) record[name] = columns[name][index];
      return record;
    });
  }

  /* The last slot of each row out of the first and how far it reaches beyond. */
  const lasts = (first, reach) => Uint32Array.from(first, (slot, row) => slot + reach[row]);

  /** What MapView packs as the pieces here read it: records, and the activity still in columns. */
  function viewOf({ header, columns }) {
    const { place, source, first, reach, light, said, total } = columns;
    return {
      sources: records(header.sources),
      slots: records(header.slots).map((slot) => ({ ...slot, gap: slot.break_before })),
      places: records(header.places).map((each, index) => ({
        ...each, lat: each.latitude, lon: each.longitude, outline: header.outlines[index],
        labelLat: header.labels[index]?.[0], labelLon: header.labels[index]?.[1],
      })),
      rows: { place, source, first, last: lasts(first, reach), light, said, total },
      off: { first: columns.off_first, last: lasts(columns.off_first, columns.off_reach), said: columns.off_said },
      known: records(header.known),
      questions: header.questions,
      defaultSlot: Math.max(header.default, 0),
      home: header.home,
    };
  }

  /** What MapState packs: `{shown, off, sources, open: {layers}}`. */
  function countsOf({ header, columns }) {
    const layers = new Array(header.layer_count).fill(null);
    for (const [layer, from, to] of header.layers) {
      layers[layer] = Object.fromEntries(["place", "first", "last", "question"].map(
        (name) => [name, columns[`open_${name}`].subarray(from, to)]));
    }
    return { shown: columns.shown, off: columns.off_shown, sources: header.sources, open: { layers } };
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.columns = { unpack, viewOf, countsOf };
})(window);
