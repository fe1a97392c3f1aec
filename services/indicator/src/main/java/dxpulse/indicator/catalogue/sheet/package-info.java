/// Owns how the catalogue is written down in files of the office: columns, cells, and what they
/// mean.
///
/// Files come in through the readers, as cells; templates go out through the writers. What a row
/// does to the catalogue is decided where it is read as a definition.
@NullMarked
package dxpulse.indicator.catalogue.sheet;

import org.jspecify.annotations.NullMarked;
