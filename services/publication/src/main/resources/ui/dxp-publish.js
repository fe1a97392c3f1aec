// The publishing page and its sections.
import { SectionedPage } from "./dxp-frame.js";
import { STYLE } from "./dxp-publish-style.js";
import { section as releases } from "./dxp-publish-releases.js";
import { section as calendar } from "./dxp-publish-calendar.js";
import { section as cases } from "./dxp-publish-cases.js";
import { section as highlights } from "./dxp-publish-highlights.js";

class Publish extends SectionedPage {
  /** Sections in which something is typed that is not saved. */
  #unsaved = new Set();

  constructor() { super([releases, calendar, cases, highlights], STYLE, ["公表画面の区分", "Sections"]); }

  host(id) {
    const host = super.host(id);
    return {
      ...host,
      tell: (type, detail) => { host.tell(type, detail); this.#note(id, type, detail); },
      // What somebody is typing is not opened anew; if others were there first, saving says so.
      changed: () => { for (const other of this.opened()) if (other !== id && !this.#unsaved.has(other)) this.forget(other); },
    };
  }

  /** The page is guarded as long as any section has something to lose. */
  #note(id, type, detail) {
    if (type === "dxp:dirty" && detail.dirty) this.#unsaved.add(id);
    else if (type === "dxp:dirty" || type === "dxp:submitted") this.#unsaved.delete(id);
    else return;
    this.dispatchEvent(new CustomEvent("dxp:dirty", { detail: { dirty: this.#unsaved.size > 0 }, bubbles: true, composed: true }));
  }
}

customElements.define("dxp-publish", Publish);
