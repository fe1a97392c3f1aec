// KPIの算出方法: composition, weights and the latest scores of each KPI; the DX office changes weights with a reason.
const TEXT = {
  ja: { title: "KPIの算出方法", choose: "KPI", indicator: "指標", name: "名称", lose: "保存していない変更があります。破棄して切り替えますか。", weight: "重み", value: "値", achievement: "達成度", score: "得点", why: "得点のない理由",
    index: "指数", aggregation: "集計", version: "版", reason: "変更の理由", save: "重みを変更する", saved: "変更しました。指数を計算し直しています。", loading: "読み込んでいます…",
    failed: "読み込めませんでした。", retry: "もう一度", empty: "KPIがまだ登録されていません。", need: "変更の理由を書いてください。", positive: "重みは0より大きい数にしてください。", none: "－",
    ARITHMETIC: "加重算術平均", GEOMETRIC: "加重幾何平均", HARMONIC: "加重調和平均", MEDIAN: "中央値" },
  en: { title: "KPI method", choose: "KPI", indicator: "Indicator", name: "Name", lose: "There are unsaved changes. Discard them and switch?", weight: "Weight", value: "Value", achievement: "Achievement", score: "Score", why: "Not scored because",
    index: "Index", aggregation: "Aggregation", version: "Version", reason: "Reason for the change", save: "Change the weights", saved: "Changed. Indexes are being computed again.", loading: "Loading…",
    failed: "Could not be loaded.", retry: "Try again", empty: "No KPI is defined yet.", need: "Please give a reason.", positive: "Weights must be above zero.", none: "–",
    ARITHMETIC: "Weighted arithmetic mean", GEOMETRIC: "Weighted geometric mean", HARMONIC: "Weighted harmonic mean", MEDIAN: "Median" },
};

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

class Method extends HTMLElement {
  connectedCallback() { this.load(null); }

  get words() { return TEXT[this.locale === "en" ? "en" : "ja"]; }

  pick(text) { return this.locale === "en" && text.en ? text.en : text.ja; }

  async read(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.detail || body.title);
    return body;
  }

  async load(code) {
    this.replaceChildren(make("p", { role: "status" }, this.words.loading));
    try {
      const { kpis, writable, indicators } = await this.read("/api/kpis");
      this.writable = writable;
      this.names = indicators;
      if (kpis.length === 0) { this.replaceChildren(make("p", { role: "status" }, this.words.empty)); return; }
      const kpi = kpis.find((each) => each.code === code) || kpis[0];
      const { scores } = await this.read(`/api/kpis/${encodeURIComponent(kpi.code)}/scores?granularity=quarter`);
      this.draw(kpis, kpi, scores.filter((score) => score.index !== null).at(-1) || scores.at(-1));
    } catch (problem) {
      const again = make("button", { type: "button" }, this.words.retry);
      again.addEventListener("click", () => this.load(code));
      this.replaceChildren(make("p", { role: "alert" }, `${this.words.failed} ${problem.message || ""}`), again);
      this.tell("dxp:error", { message: this.words.failed });
    }
  }

  draw(kpis, kpi, score) {
    const select = make("select", { id: "dxp-method-kpi" }, ...kpis.map((each) => make("option", { value: each.code }, `${each.code} ${this.pick(each.name)}`)));
    select.value = kpi.code;
    select.addEventListener("change", () => {
      if (this.dirty && !window.confirm(this.words.lose)) { select.value = kpi.code; return; }
      this.mark(false);
      this.load(select.value);
    });
    const parts = new Map((score ? score.components : []).map((component) => [component.indicator, component]));
    const weights = [];
    const one = (number) => (number === null || number === undefined ? this.words.none : Number(number).toFixed(1));
    const rows = kpi.components.map((component) => {
      const part = parts.get(component.indicator) || {};
      const name = this.names[component.indicator];
      const weight = make("input", { inputmode: "decimal", size: "6", value: component.weight, "aria-label": `${component.indicator} ${this.words.weight}` });
      weights.push({ indicator: component.indicator, weight });
      return make("tr", {}, make("th", { scope: "row" }, component.indicator), make("td", {}, name ? this.pick(name) : this.words.none),
        make("td", {}, this.writable ? weight : String(component.weight)), make("td", {}, part.value ?? this.words.none),
        make("td", {}, one(part.achievement)), make("td", {}, one(part.score)), make("td", {}, part.notScoredLabel ? this.pick(part.notScoredLabel) : ""));
    });
    const head = make("tr", {}, ...["indicator", "name", "weight", "value", "achievement", "score", "why"].map((word) => make("th", { scope: "col" }, this.words[word])));
    const reason = make("input", { id: "dxp-method-reason", size: "40", maxlength: "500" });
    const status = make("p", { role: "status", "aria-live": "polite" });
    const shown = score && score.index !== null ? one(score.index) : `${this.words.none} ${score && score.notScoredLabel ? this.pick(score.notScoredLabel) : ""}`;
    const form = make(this.writable ? "form" : "div", {},
      make("div", { role: "region", tabindex: "0", "aria-label": this.words.title },
        make("table", {}, make("caption", {}, `${this.pick(kpi.name)} ${score ? score.period : ""} ${this.words.index} ${shown}`), make("thead", {}, head), make("tbody", {}, ...rows))),
      make("p", {}, `${this.words.aggregation}: ${this.words[kpi.aggregation]}　${this.words.version}: ${kpi.version}`));
    if (this.writable) {
      form.append(make("p", {}, make("label", { for: "dxp-method-reason" }, `${this.words.reason} `), reason, " ", make("button", {}, this.words.save)), status);
      form.addEventListener("input", () => this.mark(true));
      form.addEventListener("submit", (event) => { event.preventDefault(); this.save(kpi, weights, reason, status); });
    }
    this.replaceChildren(make("p", {}, make("label", { for: "dxp-method-kpi" }, `${this.words.choose} `), select), make("h2", {}, this.words.title), form);
  }

  async save(kpi, weights, reason, status) {
    const bad = weights.find((each) => !(Number(each.weight.value) > 0));
    if (bad) { status.textContent = this.words.positive; bad.weight.focus(); return; }
    if (!reason.value.trim()) { status.textContent = this.words.need; reason.focus(); return; }
    const body = { field: kpi.field, name: kpi.name, aggregation: kpi.aggregation, cap: kpi.cap, floor: kpi.floor, minimumCoverage: kpi.minimumCoverage,
      maxAgeMonths: kpi.maxAgeMonths, validFrom: kpi.validFrom, validTo: kpi.validTo, reason: reason.value.trim(),
      components: weights.map((each) => ({ indicator: each.indicator, weight: Number(each.weight.value) })) };
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const csrf = document.querySelector('meta[name="csrf"]');
    if (csrf) headers["X-CSRF-TOKEN"] = csrf.content;
    try {
      const answer = await fetch(`/api/kpis/${encodeURIComponent(kpi.code)}`, { method: "PUT", headers, body: JSON.stringify(body) });
      const result = await answer.json();
      if (!answer.ok) throw new Error((result.errors || []).map((fault) => fault.message).join(" ") || result.title);
      this.mark(false);
      this.tell("dxp:submitted", { message: this.words.saved });
      await this.load(kpi.code);
    } catch (problem) {
      status.textContent = problem.message;
      this.tell("dxp:error", { message: problem.message });
    }
  }

  // Whether there is input that would be lost.
  mark(dirty) {
    this.dirty = dirty;
    this.tell("dxp:dirty", { dirty });
  }

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })); }
}

customElements.define("dxp-method", Method);
