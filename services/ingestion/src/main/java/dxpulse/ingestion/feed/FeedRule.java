package dxpulse.ingestion.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      return faultIf(
          (web && (schedule.cron() == null) == (schedule.every() == null))
              || isShort(schedule.every(), SHORTEST)
              || isShort(schedule.lateAfter(), Duration.ofSeconds(1)),
          "/schedule",
          "cron か every（1秒以上）のどちらか1つを書いてください / give cron or every, a second at least",
          schedule.toString(),
          "{\"cron\": \"0 0 6 * * *\"} or {\"every\": \"PT1H\"}");
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
      return faultIf(
          layout.heading() < 1
              || layout.first() <= layout.heading()
              || (layout.separator() != null && layout.separator().length() != 1),
          "/layout",
          "見出しの行は1以上、最初の行はその後、区切りは1文字です"
              + " / headings from line 1, rows after them, one character between cells",
          layout.toString(),
          null);
    }
  },
  PATTERNS_COMPILE {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      return readings(feed.mapping()).stream()
          .filter(reading -> reading.pattern() != null && !compiles(reading.pattern()))
          .flatMap(reading ->
              faultIf(
                  true,
                  "/mapping",
                  "正規表現として読めません / not a regular expression",
                  reading.pattern(),
                  null)
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
        faults.addAll(
            faultIf(
                figure.indicator() == null
                    || (figure.period() == null && mapping.period() == null)
                    || (figure.value() != null) == counts
                    || (figure.numerator() == null) != (figure.denominator() == null),
                "/mapping/figures/" + i,
                "指標、期間と、値か分子・分母のどちらかが要ります"
                    + " / an indicator, a period, and either a value or both counts",
                null,
                null));
      }
      return faults;
    }
  },
  ONLY_SUMS_COUNT_SOME_ROWS {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      return faultIf(
          !feed.mapping().aggregate()
              && feed.mapping().figures().stream()
                  .flatMap(figure ->
                      Stream.of(
                          Optional.ofNullable(figure.value()),
                          Optional.ofNullable(figure.numerator()),
                          Optional.ofNullable(figure.denominator())))
                  .flatMap(Optional::stream)
                  .anyMatch(quantity -> !quantity.where().isEmpty()),
          "/mapping/figures",
          "値や分子・分母の条件（where）は、行をまとめるとき（aggregate）だけ書けます"
              + " / a quantity has conditions (where) only where rows are made one figure (aggregate)",
          null,
          "\"aggregate\": true");
    }
  },
  FIXED_INDICATORS_ARE_CODES {
    @Override
    List<FeedFault> check(FeedDefinition feed) {
      return feed.mapping().figures().stream()
          .map(Mapping.Figure::indicator)
          .filter(reading -> reading != null && reading.columns().isEmpty())
          .filter(reading -> reading.table().isEmpty() && !CODE.matcher(reading.text()).matches())
          .flatMap(reading ->
              faultIf(
                  true,
                  "/mapping/figures",
                  "指標コードの形ではありません / not an indicator code",
                  reading.text(),
                  "I19")
                  .stream())
          .toList();
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

  private static boolean isShort(@Nullable Duration duration, Duration shortest) {
    return duration != null && duration.compareTo(shortest) < 0;
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

  private static List<Reading> readings(Mapping mapping) {
    List<Reading> readings = new ArrayList<>();
    add(readings, mapping.area());
    add(readings, mapping.period());
    add(readings, mapping.status());
    for (Mapping.Figure figure : mapping.figures()) {
      add(readings, figure.indicator());
      add(readings, figure.period());
    }
    return readings;
  }

  private static void add(List<Reading> readings, @Nullable Reading reading) {
    if (reading != null) {
      readings.add(reading);
    }
  }
}
