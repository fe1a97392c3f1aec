// Reports of a project: what was told for each half, and the form of those who may report.
import { STATES, call, chip, inOwnWords, make, moment, percent, spoken, stateWord, whyNot } from "./dxp-roadmap-words.js";
import { begunHalves, periodName } from "./dxp-roadmap-periods.js";
import { Draft } from "./dxp-roadmap-draft.js";

/** The reports of a project, the newest half first; what was replaced stands below what replaced it. */
export function timeline(project, host) {
  const { say, locale } = host;
  const all = [...project.reports.map((report) => ({ report, isPast: false })), ...(project.earlierReports ?? []).map((report) => ({ report, isPast: true }))]
    .toSorted((one, other) => other.report.half.localeCompare(one.report.half) || Number(one.isPast) - Number(other.isPast) || other.report.reportedAt.localeCompare(one.report.reportedAt));
  if (all.length === 0) return make("p", {}, say("まだ報告がありません。", "No report yet."));
  return make("ol", { class: "trail" }, ...all.map(({ report, isPast }) => make("li", { class: isPast ? "past" : null, "data-half": report.half },
    make("p", {}, make("b", {}, periodName(report.half, locale)), " ", chip(report.state, locale), ` ${percent(report.percent, locale)}`, ...(isPast ? [" ", make("span", { class: "chip no" }, say("↻ 後の報告に置き換え済み", "↻ Replaced by a later report"))] : [])),
    spoken("p", { class: "text" }, report.text),
    make("p", { class: "hint" }, `${report.reportedByName ?? report.reportedBy}${say("、", ", ")}${moment(report.reportedAt, locale)}`))));
}

const FIELDS = ["half", "state", "percent", "text"];

export class ReportForm {
  #inputs = {};
  #faults = {};

  /** @param half the one that is chosen at first; @param sent is told once a report was taken in */
  constructor(host, project, half, sent) {
    this.host = host;
    this.project = project;
    this.half = half;
    this.sent = sent;
    this.draft = new Draft(host, `report/${project.number}`);
  }

  drawn() {
    const { say, locale } = this.host;
    const begun = this.draft.read();
    const halves = begunHalves();
    const half = make("select", {}, ...halves.map((each) => make("option", { value: each }, periodName(each, locale))));
    half.value = begun?.half ?? (halves.includes(this.half) ? this.half : halves[0]);
    const state = make("select", {}, make("option", { value: "" }, say("選んでください", "Choose one")), ...Object.keys(STATES).filter((key) => key !== "NO_REPORT").map((key) => make("option", { value: key }, stateWord(key, locale))));
    state.value = begun?.state ?? "";
    const done = make("input", { inputmode: "numeric", autocomplete: "off", class: "num", size: "6" });
    done.value = begun?.percent ?? "";
    const text = make("textarea", { rows: "6" });
    text.value = begun?.text ?? "";
    this.replaces = make("p", { class: "doubt", role: "status" });
    half.addEventListener("change", () => this.#tellWhatIsReplaced());
    this.summary = make("div", { class: "faults", role: "alert" });
    this.kept = make("span", { class: "hint", role: "status" }, begun ? say("書きかけを戻しました", "What you had begun is back") : "");
    this.send = make("button", { type: "submit", class: "btn" }, say("報告を送る", "Send the report"));
    const form = make("form", { novalidate: "", "aria-labelledby": "dxp-roadmap-report-title" }, this.summary,
      make("div", { class: "fields" },
        this.#field("half", half, say("半期（必須）", "Fiscal half (required)"), say("報告の対象になる半期。", "The half that the report is on.")),
        this.#field("state", state, say("状況（必須）", "State (required)"), say("計画に対する進み具合。", "How the project stands against the plan.")),
        this.#field("percent", done, say("進捗率（％、任意）", "Progress (%, optional)"), say("0～100の整数。完了は100、未着手は0。", "A whole number from 0 to 100; done is 100, not started is 0."))),
      this.replaces,
      this.#field("text", text, say("内容（必須）", "What was done (required)"), say("行ったこと、成果、遅れの理由と見通し。公開ページに載ります（4,000字まで）。", "What was done and achieved; why it is behind and what comes next. It stands on the public page (up to 4,000 characters).")),
      make("p", { class: "acts" }, this.send, this.kept));
    form.addEventListener("input", () => this.#keep());
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#send(); });
    this.#tellWhatIsReplaced();
    return form;
  }

  #field(name, input, label, hint) {
    input.id = `dxp-roadmap-report-${name}`;
    const fault = make("p", { class: "fault", id: `${input.id}-fault` });
    input.setAttribute("aria-describedby", `${input.id}-hint ${fault.id}`);
    this.#inputs[name] = input;
    this.#faults[name] = fault;
    return make("div", {}, make("label", { for: input.id }, label), make("p", { class: "hint", id: `${input.id}-hint` }, hint), input, fault);
  }

  #values() { return Object.fromEntries(FIELDS.map((name) => [name, this.#inputs[name].value])); }

  #keep() {
    const values = this.#values();
    // A half that was chosen is nothing written yet.
    const isKept = this.draft.keep(values.state || values.percent || values.text ? values : {});
    this.kept.textContent = isKept ? this.host.say("書きかけはこのブラウザーに残ります", "What you write stays in this browser") : "";
  }

  #tellWhatIsReplaced() {
    const { say, locale } = this.host;
    const known = this.project.reports.find((each) => each.half === this.#inputs.half.value);
    this.replaces.textContent = known ? `▲ ${say(
      `${periodName(known.half, locale)}の報告（${stateWord(known.state, locale)} ${percent(known.percent, locale)}）があります。送ると置き換わり、前の報告は経過に残ります。`,
      `There is a report for ${periodName(known.half, locale)} (${stateWord(known.state, locale)} ${percent(known.percent, locale)}). Yours replaces it; the earlier one stays in the history.`)}` : "";
  }

  async #send() {
    this.#blame([]);
    const { say, locale } = this.host;
    const { half, state, text, percent: typed } = this.#values();
    const plain = typed.normalize("NFKC").replace(/%$/, "").trim();
    this.send.disabled = true;
    // What is no number goes as it is, and is refused with its place.
    const answer = await call("POST", `/api/roadmap/projects/${this.project.number}/reports`, { half, state: state || null, text, percent: plain === "" ? null : /^\d+$/.test(plain) ? Number(plain) : plain });
    this.send.disabled = false;
    if (answer.ok) {
      this.draft.drop();
      const message = say(`${periodName(half, locale)}の報告を保存しました。`, `The report for ${periodName(half, locale)} was saved.`);
      this.host.tell("dxp:submitted", { message });
      this.sent(message);
      return;
    }
    if (answer.body.errors?.length) this.#blame(answer.body.errors);
    else this.#say(`${say("送れませんでした。書いたものは残っています。", "It could not be sent. What you wrote is still here.")} ${whyNot(answer, this.host)}`);
  }

  #say(text) { this.summary.replaceChildren(make("p", {}, `⚠ ${text}`)); }

  /** Shows what is wrong where it is wrong, and how much of it there is. */
  #blame(errors) {
    const { say, locale } = this.host;
    for (const name of FIELDS) {
      this.#faults[name].textContent = "";
      this.#inputs[name].removeAttribute("aria-invalid");
    }
    this.summary.replaceChildren();
    if (errors.length === 0) return;
    const homeless = [];
    for (const fault of errors) {
      const name = FIELDS.find((each) => fault.pointer === `/${each}`);
      const told = inOwnWords(fault.message, locale);
      if (!name) { homeless.push(told); continue; }
      this.#faults[name].textContent = `${this.#faults[name].textContent} ⚠ ${told}`.trim();
      this.#inputs[name].setAttribute("aria-invalid", "true");
    }
    this.#say([say(`${errors.length}件の誤りがあります。直して、もう一度送ってください。`, `${errors.length} ${errors.length === 1 ? "thing is" : "things are"} wrong. Mend and send again.`), ...homeless].join(" "));
    this.#inputs[FIELDS.find((name) => this.#inputs[name].hasAttribute("aria-invalid")) ?? "text"].focus();
  }
}
