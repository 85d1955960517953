package dev.lockstep.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import dev.lockstep.wire.Heartbeat;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Orders;
import dev.lockstep.wire.Reply;
import dev.lockstep.wire.Wire;

/// A worker: a JVM that runs checks on submissions and says what became of them.
public final class WorkerMain {

    private final Wire wire;
    private final CheckDesk desk;

    private WorkerMain(Wire wire, CheckDesk desk) {
        this.wire = wire;
        this.desk = desk;
    }

    /// Obeys orders from standard input until there are no more.
    ///
    /// @param arguments the role: `explorer` or `lincheck`
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var wire = Wire.greeted(System.in, System.out);
        silence();
        var orders = Orders.from(wire);
        var heartbeat = Heartbeat.over(wire);
        var desk = arguments[0].equals("lincheck") ? new LincheckDesk() : new ExploringDesk(wire, orders);
        desk.warmUp();
        wire.send(new Reply.Ready());
        var worker = new WorkerMain(wire, desk);
        while (true) {
            var order = orders.next();
            heartbeat.beats(true);
            worker.obey(order);
            heartbeat.beats(false);
        }
    }

    /// What a submission prints is not to be in the way of the frames.
    private static void silence() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        System.setIn(java.io.InputStream.nullInputStream());
    }

    private void obey(Order order) throws IOException {
        try {
            switch (order) {
                case Order.Prepare prepare -> desk.prepare(prepare);
                case Order.RunCheck check -> {
                    var verdict = desk.verdict(check);
                    wire.send(new Reply.Ended(check.topic(), check.check().id(), verdict, desk.created()));
                }
                case Order.Suspect(var check) -> wire.send(
                        new Reply.Suspected(check.topic(), check.check().id(), desk.suspicion(check)));
                case Order.Confirm(var check, var scenario) -> wire.send(
                        new Reply.Ended(check.topic(), check.check().id(), desk.confirmed(check, scenario)));
                case Order.CollectOutcomes collect -> wire
                        .send(new Reply.Outcomes(collect.topic(), collect.check().id(), desk.outcomes(collect)));
                case Order.RunProcess process -> wire.send(desk.process(process));
                case Order.Hello _,Order.Compile _,Order.Inspect _,Order.Answer _,Order.Quit _ ->
                    wire
                            .send(new Reply.Fault("a worker does not know the order " + order));
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text, true));
            wire.send(new Reply.Fault(text.toString()));
        }
    }
}
