// 直しが必要なもの: what could not be used, to be mended and sent again, or discarded.
import { Section, DECIMALS, STATUSES, TEXT, call, json, make, ofFigure, ofRow, plain } from "./dxp-entry-words.js";

export const section = {
  id: "quarantine", title: { ja: "直しが必要なもの", en: "To be mended" }, roles: ["clerk", "approver", "office"],
  open(host) { return new Quarantine(host).open(); },
};

class Quarantine extends Section {
  open() {
    this.quarantine = make("section", { "aria-label": this.words.quarantine });
    this.loadQuarantine();
    return this.quarantine;
  }

  async loadQuarantine(said = "") {
    const heading = make("h2", {}, this.words.quarantine);
    const status = make("p", { role: "status" }, said);
    try {
      const answer = await fetch("/api/ingestion/quarantine", { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const waiting = await answer.json();
      const told = (faults) => faults.map((fault) => `${fault.column || fault.pointer}: ${this.inOwnWords(fault.message)}`).join("、");
      const items = [
        ...waiting.items.map((item) => this.waiting(item.observation.observationId, { ...item.observation, reference: item.observation.source.reference }, this.pick(item.reason), `${item.observation.value ?? item.observation.stage ?? this.words.none}`)),
        ...waiting.figures.map((item) => this.waiting(item.id, ofFigure(item.raw), told(item.errors), `${item.submittedBy}: ${item.raw.slice(0, 120)}`)),
        ...waiting.rows.map((row) => this.waiting(row.id, ofRow(row.members), told(row.errors), `${row.file} ${row.line}${this.words.line}: ${row.cells.join(" | ")}`, true)),
      ];
      this.quarantine.replaceChildren(heading, status, items.length > 0 ? make("ul", {}, ...items) : make("p", {}, this.words.noQuarantine));
    } catch {
      const again = make("button", { type: "button", class: "btn" }, this.words.retry);
      again.addEventListener("click", () => this.loadQuarantine());
      this.quarantine.replaceChildren(heading, make("p", { role: "alert" }, this.words.failed), again);
    }
  }

  /** Something in quarantine, with what a person can do about it. A row has no form of its own, so all its members are sent; of anything else only what was changed, over what is there. */
  waiting(id, members, reason, figure, isRow = false) {
    const title = isRow ? figure : `${members.indicator || ""} ${members.period || ""} ${figure}`;
    const place = make("div");
    const message = make("p", { role: "alert" });
    const act = async (method, path, body, said) => {
      message.textContent = "";
      try {
        const answer = await call(method, `/api/ingestion/quarantine/${encodeURIComponent(id)}${path}`, body, body ? "application/json" : null);
        if (answer.ok) { await this.loadQuarantine(said); return; }
        const faults = (answer.body.errors || []).map((fault) => this.inOwnWords(fault.message)).join(" ");
        message.textContent = `⚠ ${this.inOwnWords(answer.body.title)} ${faults || answer.body.detail || ""}`;
      } catch {
        message.textContent = `⚠ ${this.words.away}`;
      }
    };
    const button = (word, action) => {
      const made = make("button", { type: "button", class: "btn sm", "aria-label": `${word}: ${title}` }, word);
      made.addEventListener("click", action);
      return made;
    };
    const ask = (fields, word, action) => {
      const inputs = fields.map(([name, label, value, choices]) => {
        const input = choices
          ? make("select", { id: `dxp-quarantine-${id}-${name}` }, ...choices.map((each) => make("option", { value: each, selected: each === value ? "" : null }, this.words[each] || each || this.words.none)))
          : make("input", { id: `dxp-quarantine-${id}-${name}`, value, autocomplete: "off" });
        return [name, input, label];
      });
      place.replaceChildren(...inputs.flatMap(([, input, label]) => [make("label", { for: input.id }, `${label} `), input, " "]),
        button(word, () => action(Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()])))), button(this.words.cancel, () => place.replaceChildren()));
      inputs[0][1].focus();
    };
    const before = (name) => String(members[name] ?? "");
    const mend = () => {
      const status = before("status");
      const fields = [["indicator", this.words.code], ["period", this.words.period], ["area", this.words.area], ["value", this.words.value], ["numerator", this.words.numerator],
        ["denominator", this.words.denominator], ["stage", this.words.stage], ["status", this.words.status, STATUSES.includes(status) ? STATUSES : [status, ...STATUSES]], ["note", this.words.note]];
      ask(fields.map(([name, label, choices]) => [name, label, before(name), choices]), this.words.send, (given) => {
        const body = isRow && members.reference ? { reference: members.reference } : {};
        for (const [name, text] of Object.entries(given)) {
          const figureAsText = DECIMALS.has(name) && typeof members[name] === "string";
          if (isRow ? text !== "" : text !== before(name) || (figureAsText && text !== "")) body[name] = text === "" ? null : DECIMALS.has(name) ? plain(text) : text;
        }
        act("POST", "/replay", json(body), this.words.resent);
      });
    };
    return make("li", {}, make("p", {}, make("b", {}, title), make("br"), `${this.words.reason}: ${reason}`),
      make("p", {}, button(this.words.again, () => act("POST", "/replay", null, this.words.resent)), " ", button(this.words.mend, mend), " ",
        button(this.words.discard, () => ask([["reason", this.words.why, ""]], this.words.discard,
          (given) => (given.reason ? act("DELETE", `?reason=${encodeURIComponent(given.reason)}`, null, this.words.discarded) : (message.textContent = `⚠ ${this.words.whyNeeded}`))))),
      place, message);
  }
}
