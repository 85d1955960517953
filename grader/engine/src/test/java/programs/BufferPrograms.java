package programs;

import java.nio.ByteBuffer;

/// What two threads do to buffers of one array.
public final class BufferPrograms {

    private BufferPrograms() {}

    public static void arrayAndWrapper() throws InterruptedException {
        var array = new byte[8];
        both(() -> array[0] = 1, () -> ByteBuffer.wrap(array).get());
    }

    public static void twoWrappers() throws InterruptedException {
        var array = new byte[8];
        both(() -> ByteBuffer.wrap(array).put((byte) 1), () -> ByteBuffer.wrap(array).getInt());
    }

    public static void duplicate() throws InterruptedException {
        var buffer = ByteBuffer.allocate(8);
        var other = buffer.duplicate();
        both(() -> buffer.putInt(1), other::getInt);
    }

    public static void overlappingSlices() throws InterruptedException {
        var buffer = ByteBuffer.allocate(8);
        var low = buffer.slice(0, 5);
        var high = buffer.slice(4, 4);
        both(() -> low.putInt(1), high::getInt);
    }

    public static void separateSlices() throws InterruptedException {
        var buffer = ByteBuffer.allocate(8);
        var low = buffer.slice(0, 4);
        var high = buffer.slice(4, 4);
        both(() -> low.putInt(1), () -> high.putInt(2));
    }

    public static void readers() throws InterruptedException {
        var array = new byte[8];
        both(() -> ByteBuffer.wrap(array).getInt(), () -> ByteBuffer.wrap(array).flip());
    }

    private static void both(Runnable one, Runnable two) throws InterruptedException {
        var other = new Thread(one, "other");
        other.start();
        two.run();
        other.join();
    }
}
