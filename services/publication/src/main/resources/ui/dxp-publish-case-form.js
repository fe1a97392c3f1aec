// The words of a case: a form that keeps what is typed and shows every fault at its field.
import { button, inOwnWords, make, pick } from "./dxp-publish-words.js";

const FIELDS = { industry: { ja: "産業・しごと", en: "Industry and work" }, living: { ja: "暮らし・まち", en: "Living and community" }, administration: { ja: "行政経営", en: "Public administration" } };

/** name, Japanese, English, longest, more. A name with a point is a member of a member. */
const TEXTS = [
  ["organisation", "団体名（公開に必要）", "Organisation (needed to publish)", 100],
  ["place", "場所", "Place", 100],
  ["summary.ja", "要約（日本語、公開に必要）", "Summary (Japanese, needed to publish)", 600, "long"],
  ["summary.en", "要約（英語）", "Summary (English)", 600, "long"],
  ["effect", "効果", "Effect", 300, "all"],
  ["before", "ビフォー（前）", "Before", 300],
  ["after", "アフター（後）", "After", 300],
  ["from", "期間の始め（例 2024-01、令和6年度）", "From (such as 2024-01 or FY2024)", 40],
  ["to", "期間の終わり", "To", 40],
  ["en.organisation", "団体名（英語）", "Organisation (English)", 100],
  ["en.place", "場所（英語）", "Place (English)", 100],
  ["en.effect", "効果（英語）", "Effect (English)", 300, "all"],
  ["en.before", "ビフォー（英語）", "Before (English)", 300],
  ["en.after", "アフター（英語）", "After (English)", 300],
  ["evidence", "根拠のページ（http か https）", "Page that shows it (http or https)", 1000, "all"],
];
const ALTS = [
  ["alt.ja", "画像の説明（日本語、公開に必要）", "What the picture shows (Japanese, needed to publish)", 300],
  ["alt.en", "画像の説明（英語）", "What the picture shows (English)", 300],
];

export class CaseForm {
  #inputs = new Map();
  #faults = new Map();
  #saved = "";

  constructor(host, text, kpis) {
    this.host = host;
    this.text = text;
    this.kpis = kpis;
  }

  /** The fields of the text, and those of the picture, which stand elsewhere. */
  drawn() {
    const { say, locale } = this.host;
    const fields = [["", say("選んでください", "Choose one")], ...Object.entries(FIELDS).map(([code, word]) => [code, pick(word, locale)])];
    const kpis = [["", say("なし", "None")], ...this.kpis.map((kpi) => [kpi.code, `${kpi.code} ${pick(kpi.name, locale)}`])];
    if (this.text.kpi && !this.kpis.some((kpi) => kpi.code === this.text.kpi)) kpis.push([this.text.kpi, this.text.kpi]);
    const box = make("div", { class: "fields" }, this.#choice("field", say("分野（公開に必要）", "Field (needed to publish)"), fields), this.#choice("kpi", say("関係するKPI", "Related KPI"), kpis), ...TEXTS.map((each) => this.#field(...each)));
    this.alts = this.text.picture ? make("div", { class: "fields" }, ...ALTS.map((each) => this.#field(...each))) : null;
    this.kept();
    for (const part of [box, this.alts]) part?.addEventListener("input", () => this.host.tell("dxp:dirty", { dirty: this.isDirty() }));
    return box;
  }

  /** What is typed is safe. */
  kept() { this.#saved = JSON.stringify(this.value()); }

  isDirty() { return JSON.stringify(this.value()) !== this.#saved; }

  value() {
    const text = {};
    for (const [name, input] of this.#inputs) {
      const [member, language] = name.split(".");
      const typed = input.value.trim() || null;
      if (!language) text[member] = typed; else text[member] = { ...text[member], [language]: typed };
    }
    for (const member of ["summary", "alt"]) if (text[member] && !text[member].ja && !text[member].en) text[member] = null;
    if (Object.values(text.en).every((word) => !word)) text.en = null;
    return text;
  }

  /** Shows what is wrong where it is wrong; gives what has no place here. */
  blame(errors) {
    for (const [name, place] of this.#faults) {
      place.textContent = "";
      this.#inputs.get(name).removeAttribute("aria-invalid");
    }
    const homeless = [];
    let first = null;
    for (const fault of errors) {
      const at = fault.pointer.slice(1).replace("/", ".");
      const name = this.#inputs.has(at) ? at : this.#inputs.has(`${at}.ja`) ? `${at}.ja` : null;
      if (!name) { homeless.push(fault); continue; }
      this.#faults.get(name).textContent = `⚠ ${inOwnWords(fault.message, this.host.locale)}`;
      this.#inputs.get(name).setAttribute("aria-invalid", "true");
      first ||= this.#inputs.get(name);
    }
    first?.focus();
    return homeless;
  }

  /** What somebody else wrote meanwhile, beside what is typed here. */
  beside(theirs, take, keep) {
    const { say } = this.host;
    const other = new Map([...this.#inputs.keys()].map((name) => [name, told(theirs, name)]));
    const rows = [...this.#inputs].filter(([name, input]) => (other.get(name) || "") !== input.value.trim()).map(([name, input]) => make("tr", {}, make("th", { scope: "row" }, this.#label(name)), make("td", {}, other.get(name) || "－"), make("td", {}, input.value.trim() || "－")));
    return make("div", { class: "confirm grave", role: "group", "aria-label": say("ほかの人の変更", "What somebody else changed") },
      make("p", {}, say("ほかの人が先に変更しました。どちらの内容を残すか選んでください。", "Somebody else changed this case first. Choose which words stay.")),
      make("div", { role: "region", tabindex: "0", "aria-label": say("違い", "Differences") }, make("table", {}, make("thead", {}, make("tr", {}, ...[say("項目", "Member"), say("ほかの人", "Theirs"), say("自分", "Yours")].map((word) => make("th", { scope: "col" }, word)))), make("tbody", {}, ...rows))),
      make("p", { class: "acts" }, button(say("ほかの人の内容にする", "Take theirs"), take), button(say("自分の内容で保存する", "Save yours"), keep, { class: "btn key" })));
  }

  #label(name) {
    const { say } = this.host;
    const known = [...TEXTS, ...ALTS].find(([each]) => each === name);
    return known ? say(known[1], known[2]) : name === "kpi" ? "KPI" : say("分野", "Field");
  }

  #choice(name, label, options) {
    const select = make("select", { id: `dxp-publish-case-${name}` }, ...options.map(([value, word]) => make("option", { value }, word)));
    return this.#placed(name, label, select, "");
  }

  #field(name, ja, en, longest, kind = "") {
    const input = make(kind === "long" ? "textarea" : "input", { id: `dxp-publish-case-${name.replace(".", "-")}`, maxlength: longest, lang: name.endsWith(".en") || name.startsWith("en.") ? "en" : null, inputmode: name === "evidence" ? "url" : null });
    return this.#placed(name, this.host.say(ja, en), input, kind);
  }

  #placed(name, label, input, kind) {
    input.value = told(this.text, name) || "";
    const fault = make("p", { class: "err", id: `${input.id}-err` });
    input.setAttribute("aria-describedby", fault.id);
    this.#inputs.set(name, input);
    this.#faults.set(name, fault);
    return make("div", { class: kind === "all" ? "all" : null }, make("label", { for: input.id }, label), input, fault);
  }
}

function told(text, name) {
  const [member, language] = name.split(".");
  const found = member === "alt" ? text.picture?.alt : text[member];
  return language ? found?.[language] : found;
}
