package dev.lockstep.controller;

import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// Which reply answers which order. A verdict about another check than the one asked for is not believed.
final class Answers {

    private Answers() {}

    static boolean fits(Order order, Reply reply) {
        return switch (order) {
            case Order.RunCheck run -> isVerdict(reply, run.topic(), run.check().id());
            case Order.Confirm(var run, var _) -> isVerdict(reply, run.topic(), run.check().id());
            case Order.Suspect(var run) -> reply instanceof Reply.Suspected(var topic, var check, var _)
                    && topic.equals(run.topic()) && check.equals(run.check().id());
            case Order.CollectOutcomes collect -> isVerdict(reply, collect.topic(), collect.check().id())
                    || isOutcomes(reply, collect.topic(), collect.check().id());
            case Order.Inspect inspect -> fits(inspect.check(), reply);
            case Order.Compile compile -> isCompilation(reply, compile.target().topic());
            case Order.Hello _,Order.Prepare _,Order.RunProcess _,Order.Answer _,Order.Quit _ ->
                false;
        };
    }

    private static boolean isVerdict(Reply reply, String topic, String check) {
        return reply instanceof Reply.Ended ended && ended.topic().equals(topic) && ended.check().equals(check);
    }

    private static boolean isOutcomes(Reply reply, String topic, String check) {
        return reply instanceof Reply.Outcomes outcomes && outcomes.topic().equals(topic)
                && outcomes.check().equals(check);
    }

    private static boolean isCompilation(Reply reply, String topic) {
        return switch (reply) {
            case Reply.Compiled(var compiled) -> compiled.equals(topic);
            case Reply.Rejected(var rejected, var _) -> rejected.equals(topic);
            case Reply.Ready _,Reply.Alive _,Reply.Progress _,Reply.Ended _,Reply.Outcomes _,Reply.Timed _,Reply.Suspected _,Reply.Question _,Reply.ProcessEnded _,Reply.Fault _ ->
                false;
        };
    }
}
