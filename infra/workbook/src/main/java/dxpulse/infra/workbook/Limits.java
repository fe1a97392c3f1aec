package dxpulse.infra.workbook;

/// How much a workbook may hold, unpacked.
///
/// @param bytesOfAPart of one part of the archive
/// @param bytes of all parts together
public record Limits(int parts, long bytesOfAPart, long bytes, int rows, int cells) {}
