package dxpulse.publication.story.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.story.Darkroom.Development;
import dxpulse.publication.story.Darkroom.Development.Developed;
import dxpulse.publication.story.Darkroom.Development.NoPicture;
import dxpulse.publication.story.Darkroom.Development.TooManyPixels;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDarkroomTest {
  private final JpegDarkroom darkroom = new JpegDarkroom();

  @ParameterizedTest
  @CsvSource({
    "jpeg, 3200, 1000, 1600, 500",
    "png, 1000, 2400, 667, 1600",
    "jpeg, 320, 200, 320, 200",
    "png, 1, 1, 1, 1"
  })
  void noSideIsLongerThanPagesNeed(
      String format, int width, int height, int newWidth, int newHeight) throws IOException {
    Developed developed = developed(SamplePictures.picture(format, width, height));

    assertThat(developed.width()).isEqualTo(newWidth);
    assertThat(developed.height()).isEqualTo(newHeight);
    BufferedImage seen = seen(developed);
    assertThat(seen.getWidth()).isEqualTo(newWidth);
    assertThat(seen.getHeight()).isEqualTo(newHeight);
  }

  @Test
  void itStandsUprightAndTellsNothingButWhatIsSeen() throws IOException {
    byte[] sent =
        SamplePictures.turnedBy90Degrees(
            SamplePictures.picture("jpeg", 400, 200), "GPS 40.8244 140.74");

    Developed developed = developed(sent);

    BufferedImage seen = seen(developed);
    assertThat(seen.getWidth()).isEqualTo(200);
    assertThat(seen.getHeight()).isEqualTo(400);
    assertThat(isRed(seen, 100, 50)).isTrue();
    assertThat(isRed(seen, 100, 350)).isFalse();
    assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("GPS");
    assertThat(new String(developed.jpeg(), StandardCharsets.ISO_8859_1))
        .doesNotContain("GPS", "Exif");
  }

  @Test
  void whatIsTransparentIsWhite() throws IOException {
    BufferedImage glass = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);

    BufferedImage seen = seen(developed(SamplePictures.written(glass, "png")));

    assertThat(new Color(seen.getRGB(25, 25))).isEqualTo(Color.WHITE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<html><script>alert(1)</script>",
        "%PDF-1.7",
        "\u00ff\u00d8\u00ff\u00e0 only begins like a JPEG",
        "\u0089PNG\r\n\u001a\n and no more",
        "GIF89a"
      })
  void whatIsNoPictureIsSaidToBeNone(String sent) {
    assertThat(darkroom.develop(sent.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new NoPicture());
  }

  @Test
  void otherFormatsAreNotRead() {
    assertThat(darkroom.develop(SamplePictures.picture("bmp", 10, 10))).isEqualTo(new NoPicture());
    assertThat(darkroom.develop(SamplePictures.picture("gif", 10, 10))).isEqualTo(new NoPicture());
  }

  @Test
  void aPictureThatBreaksOffIsNone() {
    byte[] whole = SamplePictures.picture("png", 400, 400);

    assertThat(darkroom.develop(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(new NoPicture());
  }

  @ParameterizedTest
  @CsvSource({"60000, 60000", "12001, 1", "1, 2147483647", "8000, 8000"})
  void whatWouldFillTheMemoryIsNotUnfolded(int width, int height) {
    byte[] bomb = SamplePictures.bomb(width, height);
    assertThat(bomb).hasSizeLessThan(2_000);

    assertThat(darkroom.develop(bomb)).isEqualTo(new TooManyPixels(width, height));
  }

  private Developed developed(byte[] sent) {
    Development development = darkroom.develop(sent);
    assertThat(development).isInstanceOf(Developed.class);
    return (Developed) development;
  }

  private static BufferedImage seen(Developed developed) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(developed.jpeg()));
  }

  private static boolean isRed(BufferedImage image, int x, int y) {
    Color color = new Color(image.getRGB(x, y));
    return color.getRed() > color.getBlue();
  }
}
