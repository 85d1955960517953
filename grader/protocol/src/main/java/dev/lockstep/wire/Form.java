package dev.lockstep.wire;

/// How values of a type lie in a frame.
interface Form<T> {

    void write(T value, FrameWriter out);

    /// Takes the next value out of a frame.
    ///
    /// @throws BabbleException if what lies there is no such value
    T read(FrameReader in) throws BabbleException;
}
