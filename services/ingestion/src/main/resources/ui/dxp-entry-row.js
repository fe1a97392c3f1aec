// A row of the sheet: one indicator with what is known of it, its fields, what was typed, and its report.
import { DECIMAL, STATUSES, button, foreign, inOwnWords, make, moment, pick, plain, unitOf, withUnit } from "./dxp-entry-words.js";

const STATES = {
  SUBMITTED: ["▶", "承認待ち", "Waits for approval", "chip"],
  RETURNED: ["↩", "差し戻し", "Returned", "chip er"],
  WITHDRAWN: ["－", "取り下げ", "Taken back", "chip same"],
  RECORDED: ["✓", "登録済み", "On record", "chip ok"],
  APPROVED: ["✓", "承認済み", "Approved", "chip ok"],
  REOPENED: ["↻", "再開", "Reopened", "chip"],
};
const FIGURES = ["value", "numerator", "denominator"];
const BACK = ["RETURNED", "WITHDRAWN", "REOPENED"];
const WIDTH = 96;
const HEIGHT = 28;

export function stateChip(state, say) {
  const [mark, ja, en, style] = STATES[state];
  return make("span", { class: style }, `${mark} ${say(ja, en)}`);
}

/** A figure as people read it. */
export function shownFigure(item, value, words) {
  if (!value) return words.none;
  if (value.absence) return `${words.WITHOUT_FIGURE}（${value.absence}）`;
  if (value.stage) return value.stage;
  const counts = value.numerator !== null && value.numerator !== undefined && value.denominator ? 100 * Number(value.numerator) / Number(value.denominator) : null;
  const number = value.value ?? counts;
  if (number === null || number === undefined) return words.none;
  return withUnit(Number(number).toLocaleString(undefined, { maximumFractionDigits: item.decimals ?? 2 }), item, words.locale);
}

/** The values before as a small line; its figures are in the words beside it. */
function sparkline(points) {
  if (points.length < 2) return "";
  const values = points.map((each) => Number(each.value));
  const low = Math.min(...values);
  const range = Math.max(...values) - low || 1;
  const at = (value, index) => `${(index * WIDTH / (values.length - 1)).toFixed(1)},${(HEIGHT - 3 - (value - low) / range * (HEIGHT - 6)).toFixed(1)}`;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", class: "spark" })) svg.setAttribute(name, value);
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  line.setAttribute("points", values.map(at).join(" "));
  const end = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  const [x, y] = at(values.at(-1), values.length - 1).split(",");
  for (const [name, value] of Object.entries({ cx: x, cy: y, r: 3 })) end.setAttribute(name, value);
  svg.append(line, end);
  return svg;
}

export class Row {
  /**
   * @param sheet { host, words, changed(row), moved(row, step), withdrawn(row), pasted(row, lines) }
   * @param apart whether the row stands apart from the sheet of its period, and says where it belongs
   */
  constructor(item, sheet, apart = false) {
    this.item = item;
    this.sheet = sheet;
    this.host = sheet.host;
    this.words = sheet.words;
    this.apart = apart;
    this.id = apart ? `dxp-entry-${item.indicator}-${item.area}-${item.period}` : `dxp-entry-${item.indicator}`;
    this.name = [pick(item.name, this.host.locale), ...(apart ? this.#belongs() : [])].join(" ");
    this.draftVersion = item.draft?.version ?? 0;
    this.locked = item.report?.state === "APPROVED";
    this.absence = "";
    this.#fields();
    this.line = this.#draw();
    this.#fill(this.#returned());
    this.given = JSON.stringify(this.typed());
    if (item.draft) this.take(item.draft.typed, item.draft.version);
    if (item.draft && this.doubts.length === 0) this.hint(this.host.say(`${item.draft.byName}さんの下書き（${moment(item.draft.at, this.host.locale)}）`, `Draft of ${item.draft.byName} (${moment(item.draft.at, this.host.locale)})`));
  }

  /** The period, and the municipality if it is one's. */
  #belongs() { return [pick(this.item.label, this.host.locale), ...(this.item.municipal ? [`${this.words.area} ${this.item.area}`] : [])]; }

  /** What was returned, or taken back, is mended where it stands. */
  #returned() {
    const report = this.item.report;
    if (!report || !BACK.includes(report.state)) return {};
    const typed = {};
    for (const name of ["value", "numerator", "denominator", "stage", "status", "note", "absence"]) if (report[name] !== null && report[name] !== undefined) typed[name] = String(report[name]);
    return typed;
  }

  /** The value before, as it stands grey in an empty field: no value of it, so that nothing is reported that nobody typed or took over. */
  #suggestion() {
    const { item, host } = this;
    const earlier = item.previous ?? item.last;
    if (!earlier || item.current || item.report) return {};
    const marked = {};
    for (const name of [...FIGURES, "stage"]) if (earlier[name] !== null && earlier[name] !== undefined) marked[name] = `${host.say("前回", "Last")} ${earlier[name]}`;
    return marked;
  }

  #fields() {
    const { host, item, id, words } = this;
    const described = { "aria-describedby": `${id}-before ${id}-message ${id}-hint`, disabled: this.locked ? "" : null };
    this.suggested = this.#suggestion();
    const field = (suffix, label) => make("input", { id: `${id}-${suffix}`, inputmode: "decimal", autocomplete: "off", size: "10", "aria-label": `${this.name} ${label}`, placeholder: this.suggested[suffix] ?? null, ...described });
    this.rate = item.accumulation === "RATE" && !item.stages;
    this.inputs = {
      value: item.stages
        ? make("select", { id: `${id}-value`, "aria-label": `${this.name} ${words.value}`, ...described }, make("option", { value: "" }, this.suggested.stage ?? words.none), ...Object.keys(item.stages).map((stage) => make("option", { value: stage }, stage)))
        : field("value", words.value),
      ...(this.rate ? { numerator: field("numerator", words.numerator), denominator: field("denominator", words.denominator) } : {}),
      status: make("select", { id: `${id}-status`, "aria-label": `${this.name} ${words.status}`, disabled: this.locked ? "" : null }, ...STATUSES.map((each) => make("option", { value: each }, words[each]))),
      note: make("input", { id: `${id}-note`, "aria-label": `${this.name} ${words.note}`, maxlength: "2000", placeholder: words.note, "aria-describedby": `${id}-message`, disabled: this.locked ? "" : null }),
    };
    this.message = make("p", { id: `${id}-message`, class: "dxp-entry-message", role: "status" });
    this.hinting = make("p", { id: `${id}-hint`, class: "hint" });
    this.difference = make("td", { role: "cell", class: "n", "data-label": host.say("前期差", "Change") }, words.none);
  }

  #draw() {
    const { item, host, words } = this;
    const { value, numerator, denominator, status, note } = this.inputs;
    const first = make("div", { class: "acts small" }, make("span", {}, value, " ", item.stages ? "" : foreign(unitOf(item, host.locale), host.locale)));
    const cell = make("td", { role: "cell", class: "entry" }, first);
    if (this.rate) cell.append(make("div", { class: "counts" }, `${words.numerator} `, numerator, ` ${words.denominator} `, denominator));
    if (!this.locked) {
      this.same = button(host.say("変化なし", "No change"), () => this.#sameAsBefore(), { class: "btn sm", disabled: item.previous ?? item.last ? null : "", "aria-label": `${host.say("変化なし", "No change")}: ${this.name}` });
      this.none = button(host.say("値なし", "No value"), () => this.#askAbsence(), { class: "btn sm", "aria-label": `${host.say("値なし", "No value")}: ${this.name}` });
      this.reason = make("input", { id: `${this.id}-absence`, maxlength: "500", "aria-label": `${this.name} ${host.say("値がない理由", "Why there is no value")}`, placeholder: host.say("値がない理由", "Why there is no value"), "aria-describedby": `${this.id}-message`, hidden: "" });
      first.append(this.same, this.none);
      if (BACK.includes(item.report?.state)) first.append(button(host.say("このままでよい", "Right as it is"), () => { this.given = null; this.hint(host.say("このまま提出します。", "It is submitted as it is.")); this.#typed(); }, { class: "btn sm", "aria-label": `${host.say("このままでよい", "Right as it is")}: ${this.name}` }));
      cell.append(this.reason);
    }
    cell.append(make("div", { class: "more" }, status, note), this.message, this.hinting);
    const earlier = item.previous ?? item.last;
    const told = !item.previous && item.last ? `${host.say("直近", "Last")}（${pick(item.last.label, host.locale)}）` : words.previous;
    const before = make("td", { role: "cell", class: "before" }, make("div", { id: `${this.id}-before` }, `${told} ${shownFigure(item, earlier, words)}`), sparkline(item.trend),
      make("div", { class: "hint" }, `${host.say("前年同期", "Year before")} ${shownFigure(item, item.yearBefore, words)}`));
    this.state = make("td", { role: "cell" });
    const definition = pick(item.definition, host.locale);
    const line = make("tr", { role: "row", "data-indicator": this.apart ? null : item.indicator, "data-report": this.apart ? item.report.id : null }, make("th", { scope: "row", role: "rowheader" }, pick(item.name, host.locale), ...(this.apart ? this.#belongs().map((text) => make("div", {}, text)) : []), make("small", { class: "hint" }, `${item.indicator}　${host.say("単位", "Unit")} `, foreign(unitOf(item, host.locale), host.locale)),
      definition ? make("details", {}, make("summary", {}, host.say("定義", "Definition")), definition) : ""), before, cell, this.difference, this.state);
    for (const [name, input] of Object.entries(this.inputs)) {
      input.addEventListener("input", () => { if (FIGURES.includes(name) && input.value.trim()) this.#closeAbsence(); this.#typed(); });
      input.addEventListener("keydown", (event) => this.#key(event));
    }
    if (this.reason) this.reason.addEventListener("input", () => this.#typed());
    value.addEventListener("paste", (event) => {
      const lines = (event.clipboardData?.getData("text") ?? "").replace(/\r?\n$/, "").split(/\r?\n/).map((each) => each.split("\t"));
      if (lines.length > 1 || lines[0].length > 1) { event.preventDefault(); this.sheet.pasted(this, lines); }
    });
    this.line = line;
    this.drawState();
    return line;
  }

  drawState() {
    const { item, host, words } = this;
    const report = item.report;
    const parts = [];
    if (report) {
      parts.push(make("div", {}, stateChip(report.state, host.say)), make("div", { class: "hint" }, `${report.last.byName} ${moment(report.last.at, this.host.locale)}`));
      if (report.last.note && report.state !== "SUBMITTED") parts.push(make("div", { class: report.state === "RETURNED" ? "fault" : "hint" }, report.last.note));
      if (["SUBMITTED", "RECORDED", "APPROVED"].includes(report.state)) parts.push(make("div", {}, shownFigure(item, report, words)));
      if (report.state === "SUBMITTED" && report.mine) parts.push(button(host.say("取り下げる", "Take back"), () => this.sheet.withdrawn(this), { class: "btn sm", "aria-label": `${host.say("取り下げる", "Take back")}: ${this.name}` }));
      if (this.#standsOtherwise()) parts.push(make("div", { class: "hint" }, `${host.say("公開中の値", "Published")} ${shownFigure(item, item.current, words)}（${words[item.current.status]}）`));
      if (report.state === "APPROVED") parts.push(make("div", { class: "hint" }, host.say("変更するにはDX推進課に再開を依頼してください。", "To change it, ask the DX office to reopen it.")));
    } else if (item.current) {
      parts.push(make("div", {}, make("span", { class: "chip ok" }, `✓ ${host.say("登録済み", "On record")}`)), make("div", {}, `${shownFigure(item, item.current, words)}（${words[item.current.status]}）`));
    } else if (item.standing === "REPORTED") {
      parts.push(make("span", { class: "chip ok" }, `✓ ${host.say("ほかの期間の値で報告済み", "Reported by other periods")}`));
    } else if (item.standing === "NOT_EXPECTED") {
      parts.push(make("span", { class: "chip same" }, `－ ${host.say("報告不要", "Not asked for")}`));
    } else {
      parts.push(make("span", { class: "chip same" }, `○ ${host.say("未入力", "Nothing yet")}`));
    }
    this.state.replaceChildren(...parts);
  }

  /** Whether another value is published than the report says: of a final and a provisional figure the final one holds. */
  #standsOtherwise() {
    const { report, current } = this.item;
    return Boolean(report && current) && (Boolean(report.absence) || shownFigure(this.item, report, this.words) !== shownFigure(this.item, current, this.words));
  }

  /** What is approved can only be looked at. */
  lock() {
    this.locked = true;
    for (const field of [...Object.values(this.inputs), this.same, this.none, this.reason]) field?.setAttribute("disabled", "");
  }

  #fill(typed) {
    for (const [name, input] of Object.entries(this.inputs)) {
      const text = typed[name === "value" && this.item.stages ? "stage" : name];
      if (text !== undefined) input.value = text;
    }
    if (typed.absence) this.#showAbsence(typed.absence);
    this.#compare();
  }

  /** The texts as they stand in the fields. */
  typed() {
    const typed = {};
    for (const [name, input] of Object.entries(this.inputs)) if (input.value.trim() !== "" && !(name === "status" && input.value === "FINAL")) typed[name === "value" && this.item.stages ? "stage" : name] = input.value;
    if (this.reason && !this.reason.hidden) typed.absence = this.reason.value;
    return typed;
  }

  isEmpty() { return Object.keys(this.typed()).filter((name) => name !== "status" && name !== "note").length === 0; }

  /** Whether it came back and nobody has mended it: it is not sent again by accident. */
  isUntouched() { return BACK.includes(this.item.report?.state) && JSON.stringify(this.typed()) === this.given; }

  take(typed, version) {
    this.#closeAbsence();
    for (const input of Object.values(this.inputs)) input.value = input.tagName === "SELECT" ? input.options[0].value : "";
    this.draftVersion = version;
    this.#fill(typed);
  }

  /** @returns whether the text has a place here */
  put(name, text) {
    const input = this.inputs[name];
    if (!input || this.locked || (input.tagName === "SELECT" && ![...input.options].some((each) => each.value === text))) return false;
    this.#closeAbsence();
    input.value = text;
    this.#typed();
    return true;
  }

  #typed() {
    this.say("", false);
    this.#compare();
    this.sheet.changed(this);
  }

  #key(event) {
    if (event.key !== "Enter" || event.isComposing || event.target.tagName === "BUTTON") return;
    event.preventDefault();
    this.sheet.moved(this, event.shiftKey ? -1 : 1);
  }

  #sameAsBefore() {
    const previous = this.item.previous ?? this.item.last;
    this.#closeAbsence();
    const counts = this.rate && previous.numerator !== null && previous.denominator !== null;
    if (counts) { this.inputs.numerator.value = previous.numerator; this.inputs.denominator.value = previous.denominator; this.inputs.value.value = ""; } else { this.inputs.value.value = previous.stage ?? previous.value; }
    this.hint(this.host.say("前期と同じ値を入れました。", "The value before was taken over."));
    this.#typed();
    this.inputs.value.focus();
  }

  #askAbsence() {
    if (!this.reason.hidden) { this.#closeAbsence(); this.#typed(); return; }
    for (const name of FIGURES) if (this.inputs[name]) this.inputs[name].value = "";
    this.#showAbsence("");
    this.#typed();
    this.reason.focus();
  }

  /** A figure and a reason for none exclude each other. */
  #closeAbsence() { if (this.reason) { this.reason.hidden = true; this.reason.value = ""; } }

  #showAbsence(text) { if (this.reason) { this.reason.hidden = false; this.reason.value = text; } }

  number() {
    const { value, numerator, denominator } = this.inputs;
    const read = (input) => { const text = plain(input.value); return DECIMAL.test(text) ? Number(text) : null; };
    if (this.item.stages) return null;
    if (value.value.trim()) return read(value);
    if (this.rate && numerator.value.trim() && Number(plain(denominator.value)) > 0 && read(numerator) !== null) return 100 * read(numerator) / Number(plain(denominator.value));
    return null;
  }

  /** The difference from the value before, and whether the value is unusual. */
  #compare() {
    const { item, host } = this;
    const number = this.number();
    const before = (item.previous ?? item.last)?.value;
    this.difference.textContent = number === null || before === null || before === undefined ? this.words.none
      : (number - Number(before)).toLocaleString(undefined, { maximumFractionDigits: item.decimals ?? 2, signDisplay: "exceptZero" });
    const usual = item.usual;
    this.doubts = [];
    if (number !== null && usual) {
      if (number < usual.low || number > usual.high) this.doubts.push(host.say("これまでの平均から標準偏差の2倍より離れています", "More than two standard deviations from the mean so far"));
      if (usual.step !== null && Math.abs(number - usual.last) > usual.step) this.doubts.push(host.say("前の値からの変化が、ふだんの3倍を超えています", "More than three times the usual step from the value before"));
    }
    this.line?.classList.toggle("doubted", this.doubts.length > 0);
    if (this.doubts.length > 0) this.hint(`▲ ${host.say("要確認：", "Please check: ")}${this.doubts.join(host.say("。", ". "))}${host.say("。単位を確かめ、正しければ備考に理由を書いてください。", ". Check the unit; if it is right, say why in the note.")}`);
    else if (this.hinting.textContent.startsWith("▲")) this.hint("");
  }

  hint(text) { this.hinting.textContent = text; }

  /** @param field the one that is to be mended, if something is bad */
  say(text, bad, field = this.inputs.value) {
    this.message.textContent = text ? `${bad ? "⚠ " : "✓ "}${text}` : "";
    this.message.classList.toggle("dxp-entry-bad", bad);
    this.line.classList.toggle("wrong", bad);
    for (const each of [...Object.values(this.inputs), this.reason]) each?.setAttribute("aria-invalid", bad && each === field ? "true" : "false");
  }

  faults(faults) { this.say(faults.map((fault) => inOwnWords(fault.message, this.host.locale)).join(" "), true); }

  /** What is sent, or nothing when nothing was typed; throws the field that cannot be read. */
  read() {
    const { inputs, item } = this;
    const body = { indicator: item.indicator, period: item.period, ...(item.municipal ? { area: item.area } : {}), status: inputs.status.value, seen: item.report?.version ?? 0 };
    if (inputs.note.value.trim()) body.note = inputs.note.value.trim();
    if (this.reason && !this.reason.hidden) {
      if (!this.reason.value.trim()) throw this.reason;
      return { ...body, absence: this.reason.value.trim() };
    }
    if (item.stages) return inputs.value.value ? { ...body, stage: inputs.value.value } : null;
    const given = FIGURES.filter((name) => inputs[name]).map((name) => [name, plain(inputs[name].value)]).filter(([, text]) => text !== "");
    if (given.length === 0) return null;
    for (const [name, text] of given) {
      if (!DECIMAL.test(text)) throw inputs[name];
      body[name] = text;
    }
    if (this.doubts.length > 0 && !body.note) throw inputs.note;
    return body;
  }
}

/** A value as one number: a rate as its percentage; nothing where there is none. */
export function measured(value) {
  const number = value?.value ?? (value?.numerator && value?.denominator ? 100 * Number(value.numerator) / Number(value.denominator) : null);
  return number === null ? null : Number(number);
}
