package songstroke.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import songstroke.pipeline.ArtifactType;
import songstroke.pipeline.Materializer;
import songstroke.report.Findings;
import songstroke.report.ReportJson;
import songstroke.report.ReportJsonReader;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;

/// The kinds of values that the steps hand on, each with the file format it is kept in.
public final class Artifacts {
  /// Events as they were recorded, `songstroke-recording/1`, compressed.
  public static final ArtifactType<Recording> RECORDING = new ArtifactType<>("recording", 1, "jsonl.gz",
      new RecordingMaterializer());
  /// Segments in their order, as `segments.csv`.
  public static final ArtifactType<List<Segment>> SEGMENTS = new ArtifactType<>("segments", 1, "csv",
      new SegmentsMaterializer());
  /// Counts of presses and the pace of the last session, JSON.
  public static final ArtifactType<TypingPace> PACE = new ArtifactType<>("pace", 1, "json",
      new TypingPace.AsJson());
  /// Artists with their genres and where those come from, as `genres.csv`.
  public static final ArtifactType<String> GENRES = new ArtifactType<>("genres", 1, "csv",
      Materializer.text());
  /// Verdicts by one grouping, as `report.json`.
  public static final ArtifactType<Findings> REPORT = new ArtifactType<>("report", 1, "json",
      new ReportMaterializer());
  /// A chart as pixels.
  public static final ArtifactType<byte[]> CHART_PNG = new ArtifactType<>("chart", 1, "png",
      Materializer.bytes());
  /// A chart as drawing.
  public static final ArtifactType<String> CHART_SVG = new ArtifactType<>("chart", 1, "svg",
      Materializer.text());

  private Artifacts() {}

  private record RecordingMaterializer() implements Materializer<Recording> {
    @Override
    public int version() {
      return 2;
    }

    @Override
    public void write(Recording value, OutputStream out) throws IOException {
      try (InputStream in = value.bytes().open()) {
        var zip = new FastGzip(out);
        in.transferTo(zip);
        zip.finish();
      }
    }

    @Override
    public Recording read(InputStream in) throws IOException {
      return Recording.of(new GZIPInputStream(in).readAllBytes());
    }
  }

  /// Half the time of the usual level, for a tenth more bytes.
  private static final class FastGzip extends GZIPOutputStream {
    private static final int LEVEL = 4;

    FastGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(LEVEL);
    }
  }

  private record SegmentsMaterializer() implements Materializer<List<Segment>> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(List<Segment> value, OutputStream out) throws IOException {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      SegmentsCsv.write(writer, value);
      writer.flush();
    }

    @Override
    public List<Segment> read(InputStream in) throws IOException {
      return List.copyOf(SegmentsCsv.read("segments", new InputStreamReader(in, StandardCharsets.UTF_8)));
    }
  }

  private record ReportMaterializer() implements Materializer<Findings> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(Findings value, OutputStream out) throws IOException {
      out.write(ReportJson.of(value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Findings read(InputStream in) throws IOException {
      return ReportJsonReader.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
