/// The store of the embedded default: a server that speaks MongoDB's wire protocol and keeps its
/// data in one file.
@NullMarked
package dxpulse.infra.standalone.store;

import org.jspecify.annotations.NullMarked;
