// The publishing page and its sections.
import { SectionedPage } from "./dxp-frame.js";
import { STYLE } from "./dxp-publish-style.js";
import { section as releases } from "./dxp-publish-releases.js";
import { section as calendar } from "./dxp-publish-calendar.js";
import { section as cases } from "./dxp-publish-cases.js";
import { section as highlights } from "./dxp-publish-highlights.js";

class Publish extends SectionedPage {
  constructor() { super([releases, calendar, cases, highlights], STYLE, ["公表画面の区分", "Sections"]); }

  host(id) {
    return { ...super.host(id), changed: () => { for (const other of this.opened()) if (other !== id) this.forget(other); } };
  }
}

customElements.define("dxp-publish", Publish);
