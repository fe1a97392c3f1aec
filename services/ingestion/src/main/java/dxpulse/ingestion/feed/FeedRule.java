package dxpulse.ingestion.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a definition must keep, one rule each; all problems are told at once.
public enum FeedRule {
  NAME_IS_PLAIN {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      return faultIf(
          !NAME.matcher(feed.name()).matches(),
          "/name",
          "名前は英小文字・数字・ハイフンで、40文字まで / small letters, digits and -, at most 40",
          feed.name(),
          "road-surface");
    }
  },
  ADDRESS_IS_A_WEB_ADDRESS {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      boolean web = feed.origin().kind() == Origin.Kind.HTTP;
      return faultIf(
          web && !isWebAddress(feed.origin().address()),
          "/origin/address",
          "http か https のアドレスにしてください（利用者名やパスワードは書けません） / an http or https address without user or password",
          feed.origin().address(),
          "https://example.jp/data.csv");
    }
  },
  CLIENT_IS_NAMED {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      String client = feed.origin().client();
      return faultIf(
          feed.isPushed() != (client != null && CLIENT.matcher(client).matches()),
          "/origin/client",
          "PUSH のときだけ、送ってくる機械のクライアントIDを英小文字で書いてください / the id of the client that pushes in small letters, for PUSH alone",
          client,
          "road-sensors");
    }
  },
  CREDENTIALS_ARE_REFERENCES {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      List<FeedFault> faults = new ArrayList<>();
      for (int i = 0; i < feed.origin().credentials().size(); i++) {
        Origin.Credential credential = feed.origin().credentials().get(i);
        faults.addAll(
            faultIf(
                credential.place() == null
                    || credential.name() == null
                    || !HEADER.matcher(credential.name()).matches()
                    || credential.setting() == null
                    || !SETTING.matcher(credential.setting()).matches(),
                "/origin/credentials/" + i,
                "秘密そのものではなく、DXPULSE_FEED_ で始まる設定の名前を書いてください"
                    + " / name a setting that begins with DXPULSE_FEED_, not the secret",
                null,
                "{\"place\": \"HEADER\", \"name\": \"Authorization\","
                    + " \"setting\": \"DXPULSE_FEED_X\"}"));
      }
      return faults;
    }
  },
  SCHEDULE_IS_ONE {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      Schedule schedule = feed.schedule();
      boolean web = feed.origin().kind() == Origin.Kind.HTTP;
      List<FeedFault> faults =
          new ArrayList<>(
              faultIf(
                  (web && (schedule.cron() == null) == (schedule.every() == null))
                      || isShort(schedule.every()),
                  schedule.every() == null ? "/schedule/cron" : "/schedule/every",
                  "実行時刻（cron）か間隔（every・1秒以上）のどちらか1つを書いてください / give cron or every, a second at least",
                  schedule.every() == null ? schedule.cron() : schedule.every().toString(),
                  "PT1H"));
      faults.addAll(duration("/schedule/lateAfter", schedule.lateAfter(), "P35D"));
      faults.addAll(duration("/schedule/expects", schedule.expects(), "P120D"));
      return faults;
    }

    private List<FeedFault> duration(String pointer, @Nullable Duration given, String example) {
      return faultIf(
          isShort(given),
          pointer,
          "1秒以上にしてください / a second at least",
          String.valueOf(given),
          example);
    }
  },
  ENCODING_IS_KNOWN {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      String encoding = feed.layout().encoding();
      return faultIf(
          encoding != null
              && !AnswerText.encodings().contains(encoding.toUpperCase(java.util.Locale.ROOT)),
          "/layout/encoding",
          "知らない文字コードです / unknown encoding",
          encoding,
          String.join(", ", AnswerText.encodings().stream().sorted().toList()));
    }
  },
  LINES_ARE_IN_ORDER {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      Layout layout = feed.layout();
      List<FeedFault> faults =
          new ArrayList<>(
              faultIf(
                  layout.heading() < 1,
                  "/layout/headingLine",
                  "見出しの行は1以上です / headings from line 1",
                  Integer.toString(layout.heading()),
                  "1"));
      faults.addAll(
          faultIf(
              layout.first() <= layout.heading(),
              "/layout/firstRow",
              "最初の行は見出しの後です / rows come after the headings",
              Integer.toString(layout.first()),
              Integer.toString(layout.heading() + 1)));
      String separator = layout.separator();
      faults.addAll(
          faultIf(
              separator != null && separator.length() != 1,
              "/layout/separator",
              "区切りは1文字です / one character between cells",
              separator,
              ";"));
      return faults;
    }
  },
  PATTERNS_COMPILE {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      return readings(feed.mapping()).entrySet().stream()
          .flatMap(each ->
              faultIf(
                  each.getValue().pattern() != null && !compiles(each.getValue().pattern()),
                  each.getKey() + "/pattern",
                  "正規表現として読めません / not a regular expression",
                  each.getValue().pattern(),
                  "([0-9]+)")
                  .stream())
          .toList();
    }
  },
  HAS_FIGURES_WITH_INDICATORS_AND_PERIODS {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      List<FeedFault> faults = new ArrayList<>();
      Mapping mapping = feed.mapping();
      faults.addAll(
          faultIf(
              mapping.figures().isEmpty() != feed.isPushed(),
              "/mapping/figures",
              "数値を1つ以上書いてください（PUSH には書きません） / at least one figure, and none for PUSH",
              null,
              "[{\"indicator\": {\"text\": \"I19\"}, \"value\": {\"column\": \"件数\"}}]"));
      for (int i = 0; i < mapping.figures().size(); i++) {
        Mapping.Figure figure = mapping.figures().get(i);
        boolean counts = figure.numerator() != null && figure.denominator() != null;
        String place = "/mapping/figures/" + i;
        faults.addAll(
            faultIf(
                figure.indicator() == null,
                place + "/indicator/text",
                "指標が要ります / an indicator is needed",
                null,
                "I19"));
        faults.addAll(
            faultIf(
                figure.period() == null && mapping.period() == null,
                "/mapping/period/text",
                "期間が要ります / a period is needed",
                null,
                "{年度}年度"));
        faults.addAll(
            faultIf(
                (figure.value() != null) == counts
                    || (figure.numerator() == null) != (figure.denominator() == null),
                place,
                "値か、分子と分母の両方が要ります / either a value or both counts are needed",
                null,
                null));
      }
      return faults;
    }
  },
  ONLY_SUMS_COUNT_SOME_ROWS {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      List<FeedFault> faults = new ArrayList<>();
      for (int i = 0; i < feed.mapping().figures().size() && !feed.mapping().aggregate(); i++) {
        Mapping.Figure figure = feed.mapping().figures().get(i);
        String place = "/mapping/figures/" + i;
        faults.addAll(some(place + "/value/where", figure.value()));
        faults.addAll(some(place + "/numerator/where", figure.numerator()));
        faults.addAll(some(place + "/denominator/where", figure.denominator()));
      }
      return faults;
    }

    private List<FeedFault> some(String pointer, Mapping.@Nullable Quantity quantity) {
      return faultIf(
          quantity != null && !quantity.where().isEmpty(),
          pointer,
          "値や分子・分母の条件（where）は、行をまとめるとき（aggregate）だけ書けます"
              + " / a quantity has conditions (where) only where rows are made one figure (aggregate)",
          null,
          null);
    }
  },
  FIXED_INDICATORS_ARE_CODES {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      List<FeedFault> faults = new ArrayList<>();
      for (int i = 0; i < feed.mapping().figures().size(); i++) {
        Reading reading = feed.mapping().figures().get(i).indicator();
        faults.addAll(
            faultIf(
                reading != null
                    && reading.columns().isEmpty()
                    && reading.table().isEmpty()
                    && !CODE.matcher(reading.text()).matches(),
                "/mapping/figures/" + i + "/indicator/text",
                "指標コードの形ではありません / not an indicator code",
                reading == null ? null : reading.text(),
                "I19"));
      }
      return faults;
    }
  };

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");
  private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern SETTING = Pattern.compile("DXPULSE_FEED_[A-Z0-9_]{1,60}");
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  abstract List<FeedFault> check(FeedDefinition feed);

  /// Whether a definition that was kept before still keeps the rules.
  static boolean isKept(FeedDefinition feed) {
    return faultsOf(feed, cron -> null).isEmpty();
  }

  /// Everything that is wrong with a definition.
  ///
  /// @param cronFault says what is wrong with a cron expression, or nothing
  public static List<FeedFault> faultsOf(
      FeedDefinition feed, Function<String, @Nullable String> cronFault) {
    List<FeedFault> faults =
        new ArrayList<>(Stream.of(values()).flatMap(rule -> rule.check(feed).stream()).toList());
    String cron = feed.schedule().cron();
    String wrong = cron == null ? null : cronFault.apply(cron);
    if (wrong != null) {
      faults.add(
          new FeedFault(
              "/schedule/cron",
              "",
              "NOT_A_CRON_EXPRESSION",
              "cronの式として読めません / not a cron expression: " + wrong,
              cron,
              "0 0 6 * * *"));
    }
    return faults;
  }

  List<FeedFault> faultIf(
      boolean broken,
      String pointer,
      String message,
      @Nullable String value,
      @Nullable String expected) {
    return broken
        ? List.of(new FeedFault(pointer, "", name(), message, value, expected))
        : List.of();
  }

  private static boolean isShort(@Nullable Duration duration) {
    return duration != null && duration.compareTo(SHORTEST) < 0;
  }

  private static boolean isWebAddress(@Nullable String address) {
    if (address == null || address.length() > 2000) {
      return false;
    }
    try {
      URI uri = new URI(address);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException refused) {
      return false;
    }
  }

  private static boolean compiles(String pattern) {
    try {
      var _ = Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException broken) {
      return false;
    }
  }

  /// By their places.
  private static Map<String, Reading> readings(Mapping mapping) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    add(readings, "/mapping/area", mapping.area());
    add(readings, "/mapping/period", mapping.period());
    add(readings, "/mapping/status", mapping.status());
    for (int i = 0; i < mapping.figures().size(); i++) {
      Mapping.Figure figure = mapping.figures().get(i);
      add(readings, "/mapping/figures/" + i + "/indicator", figure.indicator());
      add(readings, "/mapping/figures/" + i + "/period", figure.period());
    }
    return readings;
  }

  private static void add(Map<String, Reading> to, String place, @Nullable Reading reading) {
    if (reading != null) {
      to.put(place, reading);
    }
  }
}
