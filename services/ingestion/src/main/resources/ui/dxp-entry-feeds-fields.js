// The members of a feed's definition as fields of its form: each member stands here once, by its path, and a test compares them with what the service keeps.

const READING = "列名を{ }で囲みます";

/** [path, Japanese, English, hint in Japanese, hint in English, kind, more]; what is `more` stands among the finer settings. */
export const GROUPS = [
  [{ ja: "この連携について", en: "About this feed" }, [
    ["title.ja", "名称（日本語）", "Title (Japanese)", "", "", "text"],
    ["title.en", "名称（英語）", "Title (English)", "", "", "text"],
    ["counts.ja", "何を数えているか（日本語）", "What is counted (Japanese)", "数値を読む人のための説明", "For whoever reads the figures", "text"],
    ["counts.en", "何を数えているか（英語）", "What is counted (English)", "", "", "text"],
    ["department", "所管課", "Department", "", "", "department"],
    ["trusted", "承認なしで登録する", "Figures go straight on", "外すと、承認を待ちます", "Otherwise they wait for an approver", "flag"],
  ]],
  [{ ja: "取得先と時刻", en: "Where and when" }, [
    ["origin.kind", "受け取り方", "Kind", "", "", [["HTTP", "アドレスから取得する（HTTP）", "Pulled from an address (HTTP)"], ["FOLDER", "監視フォルダのファイルを読む（FOLDER）", "Files put into the watched folder (FOLDER)"], ["PUSH", "相手の機械が送ってくる（PUSH）", "A machine sends (PUSH)"]]],
    ["origin.client", "送信する機械のクライアントID（PUSH）", "Client that sends (PUSH)", "サインインに登録した名前", "As it is known to the sign-in", "text"],
    ["origin.indicators", "この連携を待つ指標", "Indicators that wait for it", "1行に1つ。PUSH と、指標コードを列から読む連携に書きます。届かないときに公開ページで知らせます", "One a line, for PUSH and where codes are read from a column: readers hear when nothing comes", "lines"],
    ["origin.address", "アドレス", "Address", "庁内のネットワークは、設定で許可した接続先だけ", "Private networks only where the settings allow the host", "text"],
    ["origin.credentials", "認証", "Credentials", "秘密は書かず、DXPULSE_FEED_ で始まる設定の名前を書きます。送ってよい接続先は運用担当が「設定名_HOST」に、使ってよい団体は「設定名_ORGANIZATION」に書きます", "Not the secret: the name of a setting that begins with DXPULSE_FEED_; the operator names in ..._HOST where it may go and in ..._ORGANIZATION whose it is", "credentials"],
    ["schedule.cron", "実行時刻（cron・日本時間）", "Times (cron, Japan)", "秒 分 時 日 月 曜日。例: 0 0 6 * * MON", "second minute hour day month weekday: 0 0 6 * * MON", "text"],
    ["schedule.every", "または間隔", "Or every", "例: PT1H（1時間）、P1D（1日）", "PT1H for an hour, P1D for a day", "text"],
    ["schedule.lateAfter", "遅れとみなすまで", "Late after", "最後の成功からの時間。例: P35D。空欄: 予定の実行3回分（1日以上）。フォルダと PUSH では、書かなければ遅れとみなしません", "Since the last good run: P35D. Blank: three runs of the schedule, a day at least; for folders and PUSH never", "text"],
    ["schedule.expects", "数値が更新されていないとみなすまで", "Figures are not renewed after", "もっとも新しい数値の期間が終わってからの時間。例: P120D。空欄: その期間の長さの3倍（月の数値は約3か月）。フォルダでは書いたときだけ見ます。PUSH では見ません", "Since the end of the newest period it gave: P120D. Blank: three times that period's length, for folders never; not for PUSH", "text"],
  ]],
  [{ ja: "形式", en: "Format" }, [
    ["format", "形式", "Format", "", "", ["CSV", "XLSX", "JSON", "ESTAT_JSON", "ESTAT_CSV", "SDMX_CSV", "SDMX_JSON", "CKAN"]],
    ["layout.encoding", "文字コード", "Encoding", "空欄: UTF-8、CSVではCP932も判別", "Blank: UTF-8, for CSV else CP932", ["", "UTF-8", "CP932", "UTF-16", "EUC-JP"]],
    ["layout.rows", "行の場所（JSONパス）", "Rows (JSON path)", "例: $.result.records", "such as $.result.records", "text"],
    ["layout.headingLine", "見出しの行", "Line of the headings", "1から数えます", "From 1", "number"],
    ["layout.firstRow", "最初のデータ行", "First row", "空欄: 見出しの次の行", "Blank: after the headings", "number"],
    ["layout.separator", "区切り文字", "Separator", "空欄: カンマ。タブなら tab と書きます", "Blank: a comma; tab for a tab", "separator"],
  ]],
  [{ ja: "行の意味", en: "What rows mean" }, [
    ["mapping.where", "対象の行", "Rows that count", "すべての条件を満たす行だけを数えます", "Only rows that meet them all", "conditions"],
    ["mapping.must", "満たさない行は誤り", "Rows that must meet", "満たさない行は使わず、隔離します", "Other rows are refused", "conditions"],
    ["mapping.distinct", "重複してはならない列の組", "Columns that may stand once", "1行に1列", "One column a line", "lines"],
    ["mapping.period.text", "期間", "Period", `${READING}。例: {年度}年度。いつも同じなら FY2024。{@file} はファイル名`, "Columns in braces: {year}. {@file} is the file's name", "text"],
    ["mapping.period.pattern", "期間の取り出し方（正規表現）", "Part of it (regular expression)", "最初の( )の中を使います", "The first group counts", "text", "more"],
    ["mapping.period.table", "期間のコード表", "Codes of periods", "コードがどの期間かを書きます", "Which period a code means", "table", "more"],
    ["mapping.period.skipOthers", "期間のコード表にない行は省く", "Leave out rows whose period is not in the table", "外すと、ない行は誤りです", "Otherwise they are refused", "flag", "more"],
    ["mapping.periodForm", "期間の書き方", "Form of the period", "", "", [["WRITTEN", "和暦・e-Statの時間コードなど", "As people and e-Stat write"], ["FISCAL_YEAR", "4桁の年（年度）", "Four digits: a fiscal year"], ["CALENDAR_YEAR", "4桁の年（暦年）", "Four digits: a calendar year"], ["SDMX", "SDMXの時間（2024-Q1など、暦年）", "SDMX time, by the calendar year"]]],
    ["mapping.area.text", "地域", "Area", "空欄: 団体そのもの。例: {地域コード}", "Blank: the organization itself", "text"],
    ["mapping.area.pattern", "地域の取り出し方（正規表現）", "Part of the area (regular expression)", "最初の( )の中を使います", "The first group counts", "text", "more"],
    ["mapping.area.table", "地域のコード表", "Codes of areas", "コードや名前がどの地域コードかを書きます", "Which area a code or a name means", "table", "more"],
    ["mapping.area.skipOthers", "地域のコード表にない行は省く", "Leave out rows whose area is not in the table", "外すと、ない行は誤りです", "Otherwise they are refused", "flag", "more"],
    ["mapping.areaForm", "地域コードの書き方", "Form of the area code", "", "", [["CODE6", "6桁（020001）", "Six digits (020001)"], ["CODE5", "5桁（02000）", "Five digits (02000)"], ["SSDSE", "SSDSE（R02000）", "SSDSE (R02000)"], ["CODE6_WITHOUT_ZERO", "先頭の0が落ちた6桁（20001）", "Six digits that lost the zero (20001)"]]],
    ["mapping.status.text", "確度", "Status", "空欄: 確報。列があれば {列名}", "Blank: final", "text"],
    ["mapping.status.pattern", "確度の取り出し方（正規表現）", "Part of the status (regular expression)", "最初の( )の中を使います", "The first group counts", "text", "more"],
    ["mapping.status.table", "確度のコード表", "Codes of the status", "コードがどの確度か（確報、速報、推計、聞き取り）を書きます", "Which status a code means", "table", "more"],
    ["mapping.status.skipOthers", "確度のコード表にない行は省く", "Leave out rows whose status is not in the table", "外すと、ない行は誤りです", "Otherwise they are refused", "flag", "more"],
    ["mapping.gaps", "値なしの記号", "Marks for no figure", "1行に1つ。－ … X *** はいつも値なしです", "One a line; － … X *** always are", "lines"],
    ["mapping.aggregate", "行をまとめて1つの値にする", "All rows make one figure", "合計や件数、割合", "A sum, a count or a share", "flag"],
  ]],
];

/** The members of one figure, below `mapping.figures`. */
export const FIGURE = [
  ["indicator.text", "指標コード", "Indicator", "例: I19。列から読むなら {列名}", "I19, or {column}", "text"],
  ["indicator.table", "コード表", "Table of codes", "元のコードがどの指標かを書きます", "Which indicator a code means", "table"],
  ["indicator.skipOthers", "コード表にない行は省く", "Leave out rows that are not in the table", "外すと、ない行は誤りです", "Otherwise they are refused", "flag"],
  ["indicator.pattern", "指標コードの取り出し方（正規表現）", "Part of the code (regular expression)", "最初の( )の中を使います", "The first group counts", "text", "more"],
  ["value.column", "値の列", "Column of the value", "空欄: 1行を1と数えます", "Blank: each row counts as one", "text"],
  ["value.factor", "倍率", "Factor", "千円を円にするなら 1000。列がなければ1行の重み", "1000 for 千円; without a column what a row counts", "number"],
  ["value.unit", "単位の確認", "Unit to be checked", "答えの単位がこれと違えば誤り", "Another unit in the answer is refused", "text"],
  ["value.unitColumn", "単位の列", "Column of the unit", "空欄: unit", "Blank: unit", "text", "more"],
  ["value.units", "単位のコード表", "Codes of units", "単位の列のコードがどの単位かを書きます", "Which unit a code means", "table", "more"],
  ["value.where", "値に数える行", "Rows in the value", "行をまとめるときだけ", "Where rows are made one figure", "conditions", "more"],
  ["numerator.column", "分子の列", "Column of the numerator", "空欄: 1行を1と数えます", "Blank: each row counts as one", "text"],
  ["numerator.where", "分子に数える行", "Rows in the numerator", "行をまとめるときだけ", "Where rows are made one figure", "conditions"],
  ["numerator.factor", "分子の倍率", "Factor of the numerator", "", "", "number", "more"],
  ["numerator.unit", "分子の単位の確認", "Unit of the numerator to be checked", "", "", "text", "more"],
  ["numerator.unitColumn", "分子の単位の列", "Column of the numerator's unit", "空欄: unit", "Blank: unit", "text", "more"],
  ["numerator.units", "分子の単位のコード表", "Codes of the numerator's units", "", "", "table", "more"],
  ["denominator.column", "分母の列", "Column of the denominator", "空欄: 1行を1と数えます", "Blank: each row counts as one", "text"],
  ["denominator.where", "分母に数える行", "Rows in the denominator", "行をまとめるときだけ", "Where rows are made one figure", "conditions"],
  ["denominator.factor", "分母の倍率", "Factor of the denominator", "", "", "number", "more"],
  ["denominator.unit", "分母の単位の確認", "Unit of the denominator to be checked", "", "", "text", "more"],
  ["denominator.unitColumn", "分母の単位の列", "Column of the denominator's unit", "空欄: unit", "Blank: unit", "text", "more"],
  ["denominator.units", "分母の単位のコード表", "Codes of the denominator's units", "", "", "table", "more"],
  ["period.text", "この数値だけの期間", "Period of this figure", "空欄: 上の期間", "Blank: as above", "text", "more"],
  ["period.pattern", "この数値の期間の取り出し方（正規表現）", "Part of this figure's period (regular expression)", "最初の( )の中を使います", "The first group counts", "text", "more"],
  ["period.table", "この数値の期間のコード表", "Codes of this figure's periods", "", "", "table", "more"],
  ["period.skipOthers", "この数値の期間のコード表にない行は省く", "Leave out rows whose period is not in this table", "", "", "flag", "more"],
  ["optional", "列がなければ省く", "Left out without its columns", "", "", "flag"],
];

/** What stands behind a place that is no field of the form. */
export const OTHERS = {
  name: ["名前", "Name"], sample: ["見本のファイル", "Sample file"], file: ["ファイル", "File"],
  indicator: ["指標", "Indicator"], period: ["期間", "Period"], area: ["地域", "Area"], status: ["確度", "Status"],
  value: ["値", "Value"], numerator: ["分子", "Numerator"], denominator: ["分母", "Denominator"],
  mapping: ["行の意味", "What rows mean"], "mapping.figures": ["数値", "Figures"], schedule: ["取得の時刻", "Schedule"], layout: ["形式", "Format"], origin: ["取得先", "Origin"],
};
