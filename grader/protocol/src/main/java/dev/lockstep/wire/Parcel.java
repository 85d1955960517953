package dev.lockstep.wire;

/// What goes from one process to another over a link, or was last to be said about it.
///
/// @param link the number of the link among those of the process that sends it, or that it is delivered to
/// @param bytes what is written, in order; perhaps none
/// @param ends whether nothing more is written after that
/// @param refuses whether the sender reads nothing more, so that to write to it fails
public record Parcel(int link, Bytes bytes, boolean ends, boolean refuses) {

    /// The same on another link.
    public Parcel on(int other) {
        return new Parcel(other, bytes, ends, refuses);
    }
}
