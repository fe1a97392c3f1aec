package dxpulse.publication.chart.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dxpulse.publication.chart.PairedBars;
import dxpulse.publication.chart.Picture;
import dxpulse.publication.chart.Preview;
import dxpulse.publication.chart.Ring;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatikPixelsTest {
  private static final Path KEPT = Path.of("src/test/resources/charts");
  private static final int WHITE = 0xFFFFFFFF;

  private final BatikPixels pixels = new BatikPixels();

  static List<String> pictures() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("picture-") || name.startsWith("preview-"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everyKeptPictureHasPointsOfItsSize(String name) throws IOException {
    byte[] png = pixels.png(Files.readString(KEPT.resolve(name)).strip(), 1);
    Path looked = Files.createDirectories(Path.of("target/pictures"));
    Files.write(looked.resolve(name.replace(".svg", ".png")), png);

    BufferedImage image = read(png);

    assertThat(image.getRGB(2, image.getHeight() - 3)).isEqualTo(WHITE);
    assertThat(colours(image)).isGreaterThan(20);
    if (name.startsWith("preview-")) {
      assertThat(image.getWidth()).isEqualTo(Preview.WIDTH);
      assertThat(image.getHeight()).isEqualTo(Preview.HEIGHT);
    }
  }

  @Test
  void twiceTheScaleIsTwiceThePoints() throws IOException {
    String svg = written("青森県");

    assertThat(read(pixels.png(svg, 2)).getWidth())
        .isEqualTo(2 * read(pixels.png(svg, 1)).getWidth());
  }

  @Test
  void everySignOfJapaneseHasItsOwnShape() throws IOException {
    // A machine without Japanese letters draws one and the same box for all of them.
    List<byte[]> drawn = Stream.of("青", "森", "県", "髙", "﨑").map(this::head).toList();

    assertThat(drawn).doesNotHaveDuplicates();
    for (byte[] each : drawn) {
      assertThat(colours(read(each))).isGreaterThan(2);
    }
  }

  @Test
  void lettersThatStandOutFromABarAreLegible() throws IOException {
    assertThat(dark(pairs("オンライン手続き"))).isGreaterThan(dark(pairs("")) + 40);
  }

  private BufferedImage pairs(String name) throws IOException {
    var row = new PairedBars.Row(name, null, "", null, "");
    String drawn = new PairedBars("p", "t", "d", "", List.of(row)).svg();
    return read(pixels.png(new Picture("ja", "", "", drawn, 1).svg(), 1));
  }

  private static long dark(BufferedImage image) {
    return points(image).filter(colour -> (colour & 0xFF) < 0x60).count();
  }

  @Test
  void fetchesNothingFromElsewhere() {
    String svg =
        written("x")
            .replace(
                "</svg>", "<image href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/></svg>");

    assertThatIllegalArgumentException().isThrownBy(() -> pixels.png(svg, 1));
  }

  private byte[] head(String words) {
    return pixels.png(written(words), 2);
  }

  private static String written(String heading) {
    String ring = new Ring("r", "t", "d", null, "", "").svg();
    return new Picture("ja", heading, "", ring, 1).svg();
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
  }

  private static long colours(BufferedImage image) {
    return points(image).distinct().count();
  }

  private static IntStream points(BufferedImage image) {
    return Arrays.stream(
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
  }
}
