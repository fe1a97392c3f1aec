// The form of a feed's definition: every member has its field; what has none stays as it was.
import { make, pick } from "./dxp-entry-words.js";

const FORMATS = ["CSV", "XLSX", "JSON", "ESTAT_JSON", "ESTAT_CSV", "SDMX_CSV", "SDMX_JSON", "CKAN"];
const SIGNS = /^(.+?)\s*(!=|≠|=|＝)\s*(.*)$/;

/** [path, Japanese, English, hint in Japanese, hint in English, kind] */
const GROUPS = [
  [{ ja: "この連携について", en: "About this feed" }, [
    ["title.ja", "名称（日本語）", "Title (Japanese)", "", "", "text"],
    ["title.en", "名称（英語）", "Title (English)", "", "", "text"],
    ["counts.ja", "何を数えているか（日本語）", "What is counted (Japanese)", "数値を読む人のための説明", "For whoever reads the figures", "text"],
    ["counts.en", "何を数えているか（英語）", "What is counted (English)", "", "", "text"],
    ["department", "所管課のキー", "Key of the department", "例: roads", "such as roads", "text"],
    ["trusted", "承認なしで登録する", "Figures go straight on", "外すと、承認を待ちます", "Otherwise they wait for an approver", "flag"],
  ]],
  [{ ja: "取得先と時刻", en: "Where and when" }, [
    ["origin.kind", "受け取り方", "Kind", "HTTP: アドレスから取得。FOLDER: 監視フォルダに置かれたファイル。PUSH: 相手の機械が送信", "HTTP: pulled from an address. FOLDER: files put into the watched folder. PUSH: a machine sends", ["HTTP", "FOLDER", "PUSH"]],
    ["origin.client", "送信する機械のクライアントID（PUSH）", "Client that sends (PUSH)", "サインインに登録した名前", "As it is known to the sign-in", "text"],
    ["origin.indicators", "この連携を待つ指標", "Indicators that wait for it", "1行に1つ。PUSH と、指標コードを列から読む連携に書きます。届かないときに公開ページで知らせます", "One a line, for PUSH and where codes are read from a column: readers hear when nothing comes", "lines"],
    ["origin.address", "アドレス", "Address", "庁内のネットワークは、設定で許可した接続先だけ", "Private networks only where the settings allow the host", "text"],
    ["origin.credentials", "認証（JSON）", "Credentials (JSON)", "秘密は書かず、DXPULSE_FEED_ で始まる設定の名前を書きます。送ってよい接続先は運用担当が「設定名_HOST」に、使ってよい団体は「設定名_ORGANIZATION」に書きます。例: [{\"place\":\"HEADER\",\"name\":\"Authorization\",\"setting\":\"DXPULSE_FEED_X\",\"prefix\":\"Bearer \"}]", "Not the secret: the name of a setting that begins with DXPULSE_FEED_; the operator names in ..._HOST where it may go and in ..._ORGANIZATION whose it is. Example: [{\"place\":\"QUERY\",\"name\":\"appId\",\"setting\":\"DXPULSE_FEED_X\"}]", "json"],
    ["schedule.cron", "実行時刻（cron・日本時間）", "Times (cron, Japan)", "秒 分 時 日 月 曜日。例: 0 0 6 * * MON", "second minute hour day month weekday: 0 0 6 * * MON", "text"],
    ["schedule.every", "または間隔", "Or every", "例: PT1H（1時間）、P1D（1日）", "PT1H for an hour, P1D for a day", "text"],
    ["schedule.lateAfter", "遅れとみなすまで", "Late after", "最後の成功からの時間。例: P35D。空欄: 予定の実行3回分（1日以上）。フォルダと PUSH では、書かなければ遅れとみなしません", "Since the last good run: P35D. Blank: three runs of the schedule, a day at least; for folders and PUSH never", "text"],
  ]],
  [{ ja: "形式", en: "Format" }, [
    ["format", "形式", "Format", "", "", FORMATS],
    ["layout.encoding", "文字コード", "Encoding", "空欄: UTF-8、CSVではCP932も判別", "Blank: UTF-8, for CSV else CP932", ["", "UTF-8", "CP932", "UTF-16", "EUC-JP"]],
    ["layout.rows", "行の場所（JSONパス）", "Rows (JSON path)", "例: $.result.records", "such as $.result.records", "text"],
    ["layout.headingLine", "見出しの行", "Line of the headings", "1から数えます", "From 1", "number"],
    ["layout.firstRow", "最初のデータ行", "First row", "空欄: 見出しの次の行", "Blank: after the headings", "number"],
    ["layout.separator", "区切り文字", "Separator", "空欄: カンマ", "Blank: a comma", "text"],
  ]],
  [{ ja: "行の意味", en: "What rows mean" }, [
    ["mapping.where", "対象の行", "Rows that count", "1行に1条件。列 = 値, 値（除くときは 列 != 値）", "One condition a line: column = value, value (or !=)", "conditions"],
    ["mapping.must", "満たさない行は誤り", "Rows that must meet", "書き方は同じ", "Written alike", "conditions"],
    ["mapping.distinct", "重複してはならない列の組", "Columns that may stand once", "1行に1列", "One column a line", "lines"],
    ["mapping.period.text", "期間", "Period", "列名を{ }で囲みます。例: {年度}年度。いつも同じなら FY2024。{@file} はファイル名", "Columns in braces: {year}. {@file} is the file's name", "text"],
    ["mapping.period.pattern", "期間の取り出し方（正規表現）", "Part of it (regular expression)", "最初の( )の中を使います", "The first group counts", "text"],
    ["mapping.periodForm", "期間の書き方", "Form of the period", "WRITTEN: 和暦・e-Statの時間コードなど", "WRITTEN: as people and e-Stat write", ["WRITTEN", "FISCAL_YEAR", "CALENDAR_YEAR", "SDMX"]],
    ["mapping.area.text", "地域", "Area", "空欄: 団体そのもの。例: {地域コード}", "Blank: the organization itself", "text"],
    ["mapping.areaForm", "地域コードの書き方", "Form of the area code", "CODE6: 020001、CODE5: 02000、SSDSE: R02000、CODE6_WITHOUT_ZERO: 20001", "CODE6_WITHOUT_ZERO: a spreadsheet lost the zero", ["CODE6", "CODE5", "SSDSE", "CODE6_WITHOUT_ZERO"]],
    ["mapping.status.text", "確度", "Status", "空欄: 確報。列があれば {列名}", "Blank: final", "text"],
    ["mapping.gaps", "値なしの記号", "Marks for no figure", "－ … X *** はいつも値なしです", "－ … X *** always are", "lines"],
    ["mapping.aggregate", "行をまとめて1つの値にする", "All rows make one figure", "合計や件数、割合", "A sum, a count or a share", "flag"],
  ]],
];

const FIGURE = [
  ["indicator.text", "指標コード", "Indicator", "例: I19。列から読むなら {列名}", "I19, or {column}", "text"],
  ["indicator.table", "コード表", "Table of codes", "1行に1つ。元のコード = 指標コード", "One a line: code = indicator", "table"],
  ["period.text", "この数値だけの期間", "Period of this figure", "空欄: 上の期間", "Blank: as above", "text"],
  ["value.column", "値の列", "Column of the value", "", "", "text"],
  ["value.factor", "倍率", "Factor", "千円を円にするなら 1000。列がなければ1行の重み", "1000 for 千円; without a column what a row counts", "number"],
  ["value.unit", "単位の確認", "Unit to be checked", "答えの単位がこれと違えば誤り", "Another unit in the answer is refused", "text"],
  ["numerator.column", "分子の列", "Column of the numerator", "", "", "text"],
  ["numerator.where", "分子に数える行", "Rows in the numerator", "列 = 値, 値", "column = value", "conditions"],
  ["denominator.column", "分母の列", "Column of the denominator", "", "", "text"],
  ["denominator.where", "分母に数える行", "Rows in the denominator", "列 = 値, 値", "column = value", "conditions"],
  ["optional", "列がなければ省く", "Left out without its columns", "", "", "flag"],
];

function at(object, path) { return path.split(".").reduce((inner, name) => inner?.[name], object); }

function put(object, path, value) {
  const names = path.split(".");
  const last = names.pop();
  if (value === undefined) {
    const inner = at(object, names.join(".")) ?? (names.length ? null : object);
    if (inner) delete inner[last];
    return;
  }
  let inner = object;
  for (const name of names) { inner[name] ??= {}; inner = inner[name]; }
  inner[last] = value;
}

function shown(value, kind) {
  if (value === undefined || value === null) return "";
  if (kind === "lines") return value.join("\n");
  if (kind === "table") return Object.entries(value).map(([from, to]) => `${from} = ${to}`).join("\n");
  if (kind === "conditions") return value.map((each) => `${each.column} ${each.not ? "!=" : "="} ${each.in.join(", ")}`).join("\n");
  if (kind === "json") return value.length === 0 ? "" : JSON.stringify(value);
  return String(value);
}

/** Digits as people type them, full width or with separators of thousands; anything else is no number. */
function number(text) {
  const plain = text.normalize("NFKC").trim();
  const digits = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  const made = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) ? Number(digits) : NaN;
  if (!Number.isFinite(made)) throw new Error(text);
  return made;
}

/** Something that was typed is not what its field takes. */
export class NotReadable extends Error {}

/** What was typed, as a member; nothing where the field is blank. */
function read(text, kind) {
  if (text.trim() === "") return undefined;
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (kind === "lines") return lines;
  if (kind === "number") return number(text);
  if (kind === "json") return JSON.parse(text);
  if (kind === "table" || kind === "conditions") {
    const parts = lines.map((line) => {
      const found = SIGNS.exec(line);
      if (!found) throw new Error(line);
      return found;
    });
    return kind === "table"
      ? Object.fromEntries(parts.map(([, from, , to]) => [from, to.trim()]))
      : parts.map(([, column, sign, values]) => ({ column, in: values.split(/[,，]/).map((each) => each.trim()), not: sign === "!=" || sign === "≠" }));
  }
  return text.trim();
}

const STYLE = "dxp-entry .feedform .fields :is(input:not([type=checkbox]),select,textarea){width:100%}";

let counted = 0;

/** A form over a definition; `definition()` gives what was typed, or throws with the field's name. */
export function form(given, locale) {
  const start = structuredClone(given);
  const fields = [];
  const field = (holder, [path, ja, en, hintJa, hintEn, kind], prefix) => {
    const id = `dxp-feed-${counted += 1}`;
    const value = at(holder, path);
    const label = pick({ ja, en }, locale);
    const hint = pick({ ja: hintJa, en: hintEn }, locale);
    const described = hint ? { "aria-describedby": `${id}-hint` } : {};
    let input;
    if (kind === "flag") {
      input = make("input", { id, type: "checkbox", ...described });
      input.checked = value === true;
    } else if (Array.isArray(kind)) {
      input = make("select", { id, ...described }, ...kind.map((each) => make("option", { value: each }, each === "" ? "—" : each)));
      input.value = value ?? kind[0];
    } else if (["lines", "table", "conditions", "json"].includes(kind)) {
      input = make("textarea", { id, rows: "2", ...described });
      input.value = shown(value, kind);
    } else {
      input = make("input", { id, type: "text", inputmode: kind === "number" ? "decimal" : null, ...described });
      input.value = shown(value, kind);
    }
    fields.push({ input, path: prefix + path, kind, label });
    return make("div", {}, make("label", { for: id }, label), make("div", {}, input), make("span", { class: "hint wide", id: `${id}-hint` }, hint));
  };
  const groups = GROUPS.map(([title, members]) => make("fieldset", {}, make("legend", {}, pick(title, locale)), make("div", { class: "fields" }, ...members.map((member) => field(start, member, "")))));
  const figures = make("div");
  const add = (figure) => {
    const index = figures.children.length;
    start.mapping.figures[index] = figure;
    figures.append(make("fieldset", {}, make("legend", {}, `${pick({ ja: "数値", en: "Figure" }, locale)} ${index + 1}`), make("div", { class: "fields" }, ...FIGURE.map((member) => field(figure, member, `mapping.figures.${index}.`)))));
  };
  start.mapping ??= {};
  const given0 = start.mapping.figures?.length ? start.mapping.figures : [{ indicator: { text: "" }, value: {} }];
  start.mapping.figures = [];
  given0.forEach(add);
  const more = make("button", { type: "button", class: "btn" }, pick({ ja: "数値を追加", en: "Add a figure" }, locale));
  more.addEventListener("click", () => add({ indicator: { text: "" }, value: {} }));
  const adding = make("p", { class: "acts" }, more);
  const element = make("div", { class: "feedform" }, make("style", {}, STYLE), ...groups, figures, adding);
  // A machine that sends itself sends observations: there is nothing to map.
  const kind = fields.find((each) => each.path === "origin.kind").input;
  const suit = () => { for (const part of [groups[2], groups[3], figures, adding]) part.hidden = kind.value === "PUSH"; };
  kind.addEventListener("change", suit);
  suit();
  return {
    element,
    definition() {
      const made = structuredClone(start);
      for (const { input, path, kind, label } of fields) {
        input.removeAttribute("aria-invalid");
        try {
          put(made, path, kind === "flag" ? input.checked : read(input.value, Array.isArray(kind) ? "text" : kind));
        } catch {
          input.setAttribute("aria-invalid", "true");
          input.focus();
          throw new NotReadable(label);
        }
      }
      tidy(made);
      return made;
    },
  };
}

/** A reading without its text, a quantity without any member, a figure without an indicator: none of them was meant. */
function tidy(made) {
  if (made.origin.kind === "PUSH") {
    for (const name of ["mapping", "format", "layout"]) delete made[name];
    delete made.origin.address;
    if (made.counts && !made.counts.ja) delete made.counts;
    return;
  }
  delete made.origin.client;
  for (const name of ["period", "area", "status"]) if (made.mapping[name] && !made.mapping[name].text) delete made.mapping[name];
  if (made.counts && !made.counts.ja) delete made.counts;
  for (const figure of made.mapping.figures) {
    if (figure.period && !figure.period.text) delete figure.period;
    for (const name of ["numerator", "denominator", "value"]) {
      const quantity = figure[name];
      if (!quantity) continue;
      for (const [key, value] of Object.entries(quantity)) if (value === null || (Array.isArray(value) && value.length === 0)) delete quantity[key];
      const others = figure.numerator || figure.denominator;
      if (Object.keys(quantity).length === 0 && (name !== "value" || others)) delete figure[name];
    }
  }
  made.mapping.figures = made.mapping.figures.filter((figure) => figure.indicator?.text);
}
