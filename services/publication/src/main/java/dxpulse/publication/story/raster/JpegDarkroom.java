package dxpulse.publication.story.raster;

import dxpulse.publication.story.Darkroom;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/// Turns JPEG and PNG into JPEG: upright as the camera held it, on white where it was transparent,
/// without what the camera wrote beside the picture, such as the place.
///
/// Its size is read before anything is unfolded, and pictures are unfolded one at a time.
public final class JpegDarkroom implements Darkroom {
  private static final int LONGEST_SIDE = 1_600;
  private static final int LONGEST_SENT = 12_000;
  private static final long MOST_PIXELS = 50_000_000;
  private static final double QUALITY = 0.88;
  private static final Set<String> READ = Set.of("jpeg", "png");

  private record Size(int width, int height) {
    boolean isTooLarge() {
      return width > LONGEST_SENT || height > LONGEST_SENT || (long) width * height > MOST_PIXELS;
    }

    int longest() {
      return Math.max(width, height);
    }
  }

  @Override
  public synchronized Development develop(byte[] sent) {
    try {
      Optional<Size> size = size(sent);
      if (size.isEmpty()) {
        return new Development.NoPicture();
      }
      if (size.get().isTooLarge()) {
        return new Development.TooManyPixels(size.get().width(), size.get().height());
      }
      return developed(sent, Math.min(size.get().longest(), LONGEST_SIDE));
    } catch (IOException | RuntimeException unreadable) {
      // Readers fail in many ways over bytes that only begin like a picture.
      return new Development.NoPicture();
    }
  }

  private static Optional<Size> size(byte[] sent) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        if (!READ.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          return Optional.empty();
        }
        reader.setInput(in, true, true);
        return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    }
  }

  private static Development developed(byte[] sent, int longest) throws IOException {
    BufferedImage upright =
        Thumbnails.of(new ByteArrayInputStream(sent)).size(longest, longest).asBufferedImage();
    BufferedImage opaque =
        new BufferedImage(upright.getWidth(), upright.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D paper = opaque.createGraphics();
    paper.drawImage(upright, 0, 0, Color.WHITE, null);
    paper.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    Thumbnails.of(opaque).scale(1).outputFormat("jpg").outputQuality(QUALITY).toOutputStream(jpeg);
    return new Development.Developed(jpeg.toByteArray(), opaque.getWidth(), opaque.getHeight());
  }
}
