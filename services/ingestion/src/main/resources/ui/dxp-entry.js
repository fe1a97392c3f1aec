// The entry page: its sections, and how much waits in each.
import { SectionedPage } from "./dxp-frame.js";
import { call, pick } from "./dxp-entry-words.js";
import { STYLE } from "./dxp-entry-style.js";
import { section as sheet } from "./dxp-entry-sheet.js";
import { section as upload } from "./dxp-entry-upload.js";
import { section as approve } from "./dxp-entry-approve.js";
import { section as quarantine } from "./dxp-entry-quarantine.js";
import { section as feeds } from "./dxp-entry-feeds.js";
import { section as rounds } from "./dxp-entry-rounds.js";
import { section as departments } from "./dxp-entry-departments.js";

const TOGETHER_MILLISECONDS = 100;

class Entry extends SectionedPage {
  /** Whether somebody asked for the period; else the sheet begins with what is due first. */
  periodChosen = false;
  #counting;

  constructor() { super([sheet, upload, approve, quarantine, rounds, departments, feeds], STYLE, ["入力画面の区分", "Sections"]); }

  connectedCallback() {
    super.connectedCallback();
    this.#count();
    this.addEventListener("dxp:submitted", () => this.#count());
  }

  /** How much waits in each section stands on its tab; without the counts the tabs are of use, too. */
  #count() {
    clearTimeout(this.#counting);
    this.#counting = setTimeout(() => this.#countNow(), TOGETHER_MILLISECONDS);
  }

  async #countNow() {
    const asked = this.#counting;
    const answer = await call("GET", "/api/ingestion/summary");
    if (!answer.ok || asked !== this.#counting) return;
    for (const { id, title } of this.sections) {
      const count = answer.body[id] ?? 0;
      this.tabs.get(id).textContent = pick(title, this.locale) + (count > 0 ? this.say(`（${count}）`, ` (${count})`) : "");
    }
  }

  host(id) {
    return {
      ...super.host(id),
      period: this.period || "", periodChosen: this.periodChosen, department: this.department || "",
      go: (other, { period } = {}) => {
        if (period && period !== this.period) { this.period = period; this.periodChosen = true; this.#outdated(other); }
        location.hash = other;
      },
      changed: (other) => { if (other !== id) this.#outdated(other); this.#count(); },
      recount: () => this.#count(),
    };
  }

  /** Somebody may be typing in the sheet that is looked at. */
  #outdated(id) { if (id !== "sheet" || !this.isLookedAt(id)) this.forget(id); }
}

customElements.define("dxp-entry", Entry);
