package producerconsumer.checks;

import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Topic;
import producerconsumer.contract.Channel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static producerconsumer.checks.Channels.assertAtEnd;
import static producerconsumer.checks.Channels.assertTakes;
import static producerconsumer.checks.Channels.assertTakesNoMore;

/// What one thread sees of a channel: order, end, and what is refused.
@Topic("producerconsumer")
public class ChannelChecks {

    @Check(points = 3, title = "hands out first what was put first", finding = "wrong-order",
            hint = "At which end do elements go in, at which end do they come out, and what if the same one comes twice?")
    void handsOutTheEldest(Submission submission) throws InterruptedException {
        Channel<String> channel = Channels.channel(submission, 3);
        channel.put("first");
        channel.put("second");
        channel.put("third");
        assertTakes("first", channel, "[first, second, third]");
        channel.put("third");
        assertTakes("second", channel, "[second, third, third]");
        assertTakes("third", channel, "[third, third]");
        channel.put("fourth");
        assertTakes("third", channel, "[third, fourth]");
        assertTakes("fourth", channel, "[fourth]");
        Channel<String> narrow = Channels.channel(submission, 1);
        for (var word : List.of("first", "second", "second", "third")) {
            narrow.put(word);
            assertTakes(word, narrow, "[" + word + "]");
        }
    }

    @Check(points = 4, title = "hands out after close() what is left, then nothing, and lets nothing more in",
            finding = "wrong-end",
            hint = "Which does take() look for first, the end or an element? Which does put() look at first?")
    void endsWhenAllIsTaken(Submission submission) throws InterruptedException {
        Channel<String> channel = Channels.channel(submission, 3);
        channel.put("first");
        channel.put("second");
        var full = Channels.full(submission, "only");
        channel.close();
        assertTakesNoMore(channel);
        channel.close();
        assertTakes("first", channel, "[first, second], which is closed");
        assertTakesNoMore(channel);
        assertTakes("second", channel, "[second], which is closed");
        assertAtEnd(channel);
        channel.close();
        assertTakesNoMore(channel);
        assertAtEnd(channel);
        full.close();
        assertTakesNoMore(full);
        assertTakes("only", full, "[only], which was full and is closed");
        assertAtEnd(full);
    }

    @Check(points = 2, title = "refuses what makes no sense, and keeps one channel apart from another",
            finding = "illegal-argument-accepted", hint = "When are the arguments looked at? Is anything static?")
    void channelsAreIndependent(Submission submission) throws InterruptedException {
        Channel<String> one = Channels.channel(submission, 2);
        one.put("kept");
        for (var capacity : List.of(0, -1)) {
            assertThrows(IllegalArgumentException.class, () -> Channels.channel(submission, capacity),
                    () -> "a capacity of " + capacity);
        }
        assertThrows(NullPointerException.class, () -> one.put(nothing()), "put(null)");
        var apart = Finding.named("wrong-end").hint("Is anything shared, or static, that belongs to one channel?");
        Channel<String> empty = Channels.channel(submission, 2);
        Channels.channel(submission, 2).close();
        apart.unless(() -> assertDoesNotThrow(() -> one.put("late"), "put(late), while another channel is closed"));
        empty.put("element of another");
        apart.unless(() -> assertTakes("kept", one, "[kept, late], while another channel is closed"));
        apart.unless(() -> assertTakes("late", one, "[late], while another channel is closed"));
        apart.unless(() -> assertTakes("element of another", empty, "[element of another]"));
    }

    /// The contracts do not say what may be null.
    private static String nothing() {
        return null;
    }
}
