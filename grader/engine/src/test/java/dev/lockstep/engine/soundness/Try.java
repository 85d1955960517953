package dev.lockstep.engine.soundness;
import org.junit.jupiter.api.Test;
import dev.lockstep.engine.soundness.Exploration.Mode;
import dev.lockstep.engine.strategy.Reduction;
class Try {
    static final int LIMIT = Integer.getInteger("limit", 10_000);
    static long red, full, programs;
    static String differs(Program p, Mode mode) {
        var a = Exploration.full(p, mode, LIMIT);
        if (!a.complete()) return "";
        var b = Exploration.with(Reduction::new, p, mode, 5*LIMIT);
        red += b.schedules(); full += a.schedules(); programs++;
        if (!b.complete()) return "reduction incomplete: full " + a.schedules() + " red " + b.schedules();
        if (mode == Mode.DEFAULT && a.isRacy() && b.isRacy()) return "";
        return a.sameAs(b) ? "" : a.difference(b);
    }
    @Test void modes() {
        int from = Integer.getInteger("from", 0), n = Integer.getInteger("n", 500); double size = Double.parseDouble(System.getProperty("size", "300"));
        int shown = 0, bad=0;
        for (int seed=from; seed<from+n; seed++) for (var mode : Mode.values()) {
            var p = Generator.program(seed,size);
            String d; try { d = differs(p, mode); } catch (Throwable e) { System.out.println("seed "+seed+" "+e+"\n"+p); e.printStackTrace(System.out); if (shown++>3) return; continue; }
            if (!d.isEmpty()) { bad++; if (shown++ < Integer.getInteger("show",3)) { var q = Shrinker.shrink(p, r -> !differs(r, mode).isEmpty()); System.out.println("COUNTEREXAMPLE seed "+seed+" "+mode+"\n"+q+differs(q,mode)); } }
        }
        System.out.println("programs "+programs+" bad "+bad+" full "+full+" red "+red);
    }
}
