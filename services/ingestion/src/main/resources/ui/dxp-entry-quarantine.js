// 直しが必要なもの: what could not be used, to be mended and sent again, or discarded; one by one or many at once.
import { Section, DECIMALS, STATUSES, button, call, json, make, memberAt, ofFigure, ofRow, plain } from "./dxp-entry-words.js";
import { Bulk, Finder } from "./dxp-entry-quarantine-bulk.js";

export const section = {
  id: "quarantine", title: { ja: "直しが必要なもの", en: "To be mended" }, roles: ["clerk", "approver", "office"],
  open(host) { return new Quarantine(host).open(); },
};

class Quarantine extends Section {
  open() {
    this.quarantine = make("section", { "aria-label": this.words.quarantine });
    this.finder = new Finder(this.host, () => this.loadQuarantine());
    this.bulk = new Bulk(this.host, this.finder, (...said) => this.loadQuarantine(...said));
    this.status = make("p", { role: "status", id: "dxp-quarantine-status", tabindex: "-1" });
    this.list = make("div", { id: "dxp-quarantine-list" });
    this.quarantine.append(make("h2", {}, this.words.quarantine), this.status, this.finder.panel, this.bulk.panel, this.list);
    this.loadQuarantine();
    return this.quarantine;
  }

  /** @param undo ids of what was just discarded @param refused what is wrong with things that wait on, by their ids @param older goes on with what is older */
  async loadQuarantine(said = "", undo = [], refused = new Map(), older = null) {
    this.status.textContent = said || this.words.loading;
    const answer = await call("GET", `/api/ingestion/quarantine?${this.finder.query()}`);
    if (!answer.ok) {
      this.status.textContent = said;
      this.list.replaceChildren(this.failed("直しが必要なものを読み込めませんでした。", "What needs to be mended could not be loaded.", answer, () => this.loadQuarantine(said, undo, refused, older)));
      return;
    }
    const waiting = answer.body;
    const told = (faults, place = "") => faults.map((fault) => `${this.whereName(place || fault.pointer, fault.column || fault.pointer)}: ${this.inOwnWords(fault.message)}${this.rightly(fault)}`).join("、");
    const items = new Map([
      ...waiting.items.map((item) => [item.observation.observationId, () => this.waiting(item.observation.observationId, { ...item.observation, reference: item.observation.source.reference }, this.pick(item.reason), `${item.observation.value ?? item.observation.stage ?? this.words.none}`, item, refused)]),
      ...waiting.figures.map((item) => [item.id, () => this.waiting(item.id, ofFigure(item.raw), told(item.errors), `${item.submittedBy}: ${item.raw.slice(0, 120)}`, item, refused)]),
      ...waiting.rows.map((row) => [row.id, () => this.waiting(row.id, ofRow(row.members), told(row.errors, `${row.line}行目`), `${row.file} ${row.line}${this.words.line}: ${row.cells.join(" | ")}`, row, refused, true)]),
    ]);
    if (waiting.order.length === 0 && this.finder.movesBack(waiting.total)) { await this.loadQuarantine(said, undo, refused, older); return; }
    this.finder.show(waiting);
    this.bulk.show(waiting);
    const shown = waiting.order.map((id) => items.get(id)());
    this.list.replaceChildren(shown.length > 0 ? make("ul", {}, ...shown) : make("p", {}, this.finder.isNarrow() ? this.host.say("条件に合うものはありません。", "Nothing fits.") : this.words.noQuarantine));
    this.status.replaceChildren(said, ...(undo.length > 0 ? [" ", button(this.host.say("取り下げを元に戻す", "Undo"), () => this.bulk.restore(undo), { class: "btn sm", id: "dxp-quarantine-undo" })] : []), ...(older ? [" ", older] : []));
    if (said) { this.status.focus(); this.host.recount(); }
  }

  /** Something in quarantine, with what a person can do about it. A row has no form of its own, so all its members are sent; of anything else only what was changed, over what is there. */
  waiting(id, members, reason, figure, item, refused, isRow = false) {
    const title = isRow ? figure : `${members.indicator || ""} ${members.period || ""} ${figure}`;
    const place = make("div");
    const fields = new Map();
    const message = make("p", { role: "alert", class: "fault" }, ...(refused.has(id) ? [`⚠ ${refused.get(id)}`] : []));
    const act = async (method, path, body, said) => {
      message.textContent = "";
      fields.forEach(({ input, said }) => { input.removeAttribute("aria-invalid"); said.textContent = ""; });
      const answer = await call(method, `/api/ingestion/quarantine/${encodeURIComponent(id)}${path}`, body);
      if (answer.ok) { await this.loadQuarantine(said, method === "DELETE" ? [id] : []); return; }
      const errors = answer.body.errors || [];
      const faults = errors.map((fault) => `${this.placeName(fault.column || fault.pointer)}: ${this.inOwnWords(fault.message)}`).join(" ");
      for (const fault of errors) {
        const field = fields.get(memberAt(fault.column || fault.pointer));
        if (!field) continue;
        field.input.setAttribute("aria-invalid", "true");
        field.said.textContent += `⚠ ${this.inOwnWords(fault.message)}${this.rightly(fault)} `;
      }
      [...fields.values()].find(({ said }) => said.textContent !== "")?.input.focus();
      message.textContent = `⚠ ${faults ? `${this.inOwnWords(answer.body.title)} ${faults}` : `${this.host.say("処理できませんでした。そのまま残っています。", "It could not be done; it is as it was.")} ${this.whyNot(answer)}`}`;
    };
    const deed = (word, action) => button(word, action, { class: "btn sm", "aria-label": `${word}: ${title}` });
    const ask = (asked, word, action) => {
      fields.clear();
      const inputs = asked.map(([name, label, value, choices]) => {
        const described = { id: `dxp-quarantine-${id}-${name}`, "aria-describedby": `dxp-quarantine-${id}-${name}-said` };
        const input = choices
          ? make("select", described, ...choices.map((each) => make("option", { value: each, selected: each === value ? "" : null }, this.words[each] || each || this.words.none)))
          : make("input", { ...described, value, autocomplete: "off" });
        const said = make("span", { class: "fault", id: `${input.id}-said` });
        fields.set(name, { input, said });
        return [name, input, label, said];
      });
      place.replaceChildren(make("div", { class: "fields" }, ...inputs.map(([, input, label, said]) => make("div", {}, make("label", { for: input.id }, label), make("br"), input, said))),
        make("p", { class: "acts" }, deed(word, () => action(Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()])))), deed(this.words.cancel, () => place.replaceChildren())));
      inputs[0][1].focus();
    };
    const before = (name) => String(members[name] ?? "");
    const mend = () => {
      const status = before("status");
      const asked = [["indicator", this.words.code], ["period", this.words.period], ["area", this.words.area], ["value", this.words.value], ["numerator", this.words.numerator],
        ["denominator", this.words.denominator], ["stage", this.words.stage], ["status", this.words.status, STATUSES.includes(status) ? STATUSES : [status, ...STATUSES]], ["note", this.words.note]];
      if (isRow && members.unit) asked.push(["unit", this.host.say("単位", "Unit")]);
      ask(asked.map(([name, label, choices]) => [name, label, before(name), choices]), this.words.send, (given) => {
        const body = {};
        for (const [name, text] of Object.entries(given)) {
          const figureAsText = DECIMALS.has(name) && typeof members[name] === "string";
          const ofOneRow = isRow && item.codes.includes("MERGED_FIGURE") && DECIMALS.has(name); // written for this row, as it was for several
          if (text !== before(name) || ((ofOneRow || (!isRow && figureAsText)) && text !== "")) body[name] = text === "" ? null : DECIMALS.has(name) ? plain(text) : text;
        }
        act("POST", "/replay", json(body), this.words.resent);
      });
    };
    const choice = this.bulk.choice(id, title);
    const ended = item.resolution;
    const acts = ended ? [make("p", {}, ended.outcome === "REPLACED" ? `✓ ${this.host.say("片付いています：", "Settled: ")}${this.inOwnWords(ended.reason)}${this.host.say(`（${ended.by}）`, ` (${ended.by})`)}` : this.host.say(`取り下げ：${ended.by}、${ended.reason}`, `Discarded by ${ended.by}: ${ended.reason}`)), make("p", {}, deed(this.host.say("元に戻す", "Take back"), () => this.bulk.restore([id])))]
      : [make("p", { class: "acts" }, deed(this.words.again, () => act("POST", "/replay", null, this.words.resent)), deed(this.words.mend, mend),
        deed(this.words.discard, () => ask([["reason", this.words.why, ""]], this.words.discard,
          (given) => (given.reason ? act("DELETE", `?reason=${encodeURIComponent(given.reason)}`, null, this.words.discarded) : (message.textContent = `⚠ ${this.words.whyNeeded}`)))))];
    return make("li", { "data-id": id }, make("p", {}, choice, make("b", {}, title), make("br"), `${this.words.reason}: ${reason}`), ...acts, place, message);
  }
}
