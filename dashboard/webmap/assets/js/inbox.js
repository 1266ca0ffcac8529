/* What comes from Python: the view once, and the counts of the filters whenever they change.
 *
 * Both are fetched from addresses named after their content, which the browser keeps. A state is
 * shown when its counts are there, all of it in one frame; an older one never comes after a newer.
 */
(function (root) {
  "use strict";

  const { columns, element } = root.ClaimAtlas;
  const { _, speak } = root.ClaimAtlas.language;
  const PAUSES_MS = [300, 1000, 3000, 6000, 12000]; // before it is tried again
  const PATIENCE_MS = 700; // what takes longer is told
  const KEPT = 6; // counts that a filter may come back to

  /* Functions, for the language is known only once the atlas is opened. */
  const VIEW = {
    loading: () => _("Loading the claims …"),
    failed: (reason) => _("Could not load the claims: {reason}. Trying again …", { reason }),
  };
  const COUNTS = {
    loading: () => _("Loading what the filters show …"),
    failed: (reason) => _("Could not load what the filters show: {reason}. Trying again …", { reason }),
  };

  class Inbox {
    /** @param {L.Map} map @param {object} options see Atlas; `view`: where the view is */
    constructor(map, options) {
      this.map = map;
      this.options = options;
      this.kept = new Map();
      this.turn = 0;
      this.owed = new Set(); // fields of commands that are not carried out yet
      this.note = element("p", { class: "ca-loading", "aria-live": "polite", hidden: "" });
      map.getContainer().append(this.note);
      this.view = this._get(options.view, VIEW, () => true).then(columns.viewOf);
    }

    /** Take a state; it waits for its counts, and gives way to a newer one. */
    async tell(state) {
      const turn = ++this.turn;
      if (state.command !== this.heard) state.fields.forEach((field) => this.owed.add(field));
      this.heard = state.command;
      const [view, counts] = await Promise.all([this.view, this._counts(state.counts)]);
      if (turn !== this.turn) return;
      this.note.hidden = true;
      this.atlas ||= root.ClaimAtlas.start(this.map, view, this.options);
      this.atlas.update({ ...state, fields: [...this.owed] }, counts);
      this.owed.clear();
    }

    /* A state that is told again with the same counts waits for the same answer. */
    _counts(address) {
      this.wanted = address;
      if (!this.kept.has(address)) {
        this.kept.set(address, this._get(address, COUNTS, () => this.wanted === address).then((found) => {
          if (!found) this.kept.delete(address);
          return found && columns.countsOf(found);
        }));
        if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
      }
      return this.kept.get(address);
    }

    /* Fetch and unpack, again and again while it is wanted; null when it no longer is. */
    async _get(address, what, wanted) {
      for (let attempt = 0; wanted(); attempt++) {
        const slow = setTimeout(() => { if (wanted()) this._say(what.loading()); }, attempt ? 0 : PATIENCE_MS);
        try {
          const answer = await fetch(address, { cache: attempt ? "reload" : "force-cache" });
          if (!answer.ok) throw new Error(_("the server says {status}", { status: String(answer.status) }));
          return await columns.unpack(await answer.arrayBuffer());
        } catch (problem) {
          if (!wanted()) break;
          const pause = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)];
          clearTimeout(slow);
          this._say(what.failed(reason(problem)));
          await new Promise((done) => setTimeout(done, pause));
        } finally {
          clearTimeout(slow);
        }
      }
      return null;
    }

    _say(words) {
      this.note.textContent = words;
      this.note.hidden = false;
    }
  }

  /* fetch tells no more than "Failed to fetch" of a server that is gone. */
  const reason = (problem) => (problem instanceof TypeError ? _("no answer, or not what was asked for") : problem.message);

  /** Open the atlas on a Leaflet map; `tell` says what is shown on it. */
  root.ClaimAtlas.open = (map, options) => {
    speak(options.language);
    const inbox = new Inbox(map, options);
    root.ClaimAtlas.tell = (state) => inbox.tell(state);
  };
})(window);
