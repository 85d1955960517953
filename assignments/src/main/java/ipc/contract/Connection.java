package ipc.contract;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// One end of a pipe that carries whole messages both ways.
///
/// The public class `ipc.FramedConnection` implements it, with the public constructor `FramedConnection(Link link, int limit)`.
/// It throws [IllegalArgumentException] if the limit is less than 1. The other end of the link belongs to another
/// `FramedConnection`, in another process; how messages are laid out in bytes is up to the class. The constructor neither
/// reads nor writes nor waits.
///
/// **Messages.** A message is an array of bytes, of any values and of any length from none to the limit. What one end sends is
/// received at the other end once, whole, and as it was, in the order in which it was sent, whatever the link does
/// to the bytes. What becomes of the array after [#send] does not matter, and an array that was received belongs to the
/// receiver.
///
/// **Threads.** Any number of threads may send, receive and poll at the same time. Messages of several senders do not mix, and
/// each message goes to one receiver. No thread that sends waits for one that receives or polls at this end, nor the
/// reverse. Who waits is blocked; it neither spins nor polls.
///
/// **End.** Where the stream ends between two messages, that is the end of the connection, which is not the same as a message
/// without bytes. Where it ends inside one, the rest will never come: nobody receives half a message.
public interface Connection extends Closeable {

    /// Sends a message, all of which is on its way when the call returns; waits while the link is full.
    ///
    /// @throws IllegalArgumentException if the message is longer than the limit; nothing of it has been sent then
    /// @throws IOException if the link is broken, or this connection is closed, also while the thread waits
    void send(byte[] message) throws IOException;

    /// Receives a message; waits until there is one, all of it, or the end.
    ///
    /// @return the message, or nothing at the end, to everybody who asks, again and again
    /// @throws Truncated if the stream has ended inside a message; what later calls do is open, but none gives a message
    /// @throws IOException if the link is broken, or this connection is closed, also while the thread waits, or if the other
    ///     end has sent a message that is longer than the limit of this one
    Optional<byte[]> receive() throws IOException;

    /// Waits until there is something to receive, a message or the end, at most for a time. Takes nothing: the next
    /// [#receive()] gets what there is. Where only a part of a message has come, either answer is right. While another
    /// thread receives, it waits as well, and for no longer.
    ///
    /// @param timeout zero or less only looks
    /// @return whether there is something; while another thread receives, what that one will have may count
    /// @throws IOException if the link is broken, or this connection is closed, also while the thread waits
    boolean poll(Duration timeout) throws IOException, InterruptedException;

    /// Closes both streams of the link: the other end receives what has been sent, and then the end. Threads that wait at this
    /// end, in whatever call, go on with an [IOException]. Waits for nobody: a message that another thread is sending may stay
    /// half sent. A call that begins when this has returned throws, though others may not have gone on yet. Closing it again
    /// changes nothing.
    @Override
    void close() throws IOException;
}
