package deadlock.model;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.WouldBlock;

/// The banker's algorithm for one thread and units of one kind, which is enough for what threads can do to each other.
/// Customers have numbers from 1 here, as threads do.
public class AllocatorModel {

    private final int[] claims;
    private final int[] held;
    private int free;

    /// Three units, and three customers that claim two each.
    public AllocatorModel() {
        this(3, 2, 2, 2);
    }

    /// As the allocator of these arguments.
    public AllocatorModel(int units, int... claims) {
        this.claims = claims.clone();
        held = new int[claims.length];
        free = units;
    }

    /// Takes units; has to wait while they are not granted.
    ///
    /// @throws IllegalArgumentException if they are more than claimed
    public void request(int number, int units) {
        if (!tryRequest(number, units)) {
            throw new WouldBlock();
        }
    }

    /// Takes units if they are granted.
    ///
    /// @throws IllegalArgumentException if they are more than claimed
    public boolean tryRequest(int number, int units) {
        var customer = number - 1;
        if (held[customer] + units > claims[customer]) {
            throw new IllegalArgumentException();
        }
        if (units > free) {
            return false;
        }
        lend(customer, units);
        var safe = isSafe();
        if (!safe) {
            lend(customer, -units);
        }
        return safe;
    }

    private void lend(int customer, int units) {
        held[customer] += units;
        free -= units;
    }

    /// Whether all can end: for one kind the one who lacks least goes first.
    private boolean isSafe() {
        var ahead = new ArrayList<Integer>();
        for (var customer = 0; customer < claims.length; customer++) {
            ahead.add(customer);
        }
        ahead.sort((one, other) -> Integer.compare(claims[one] - held[one], claims[other] - held[other]));
        var left = free;
        for (var customer : ahead) {
            if (claims[customer] - held[customer] > left) {
                return false;
            }
            left += held[customer];
        }
        return true;
    }

    /// Gives units back.
    ///
    /// @throws IllegalArgumentException if they are more than held
    public void release(int number, int units) {
        var customer = number - 1;
        if (units > held[customer]) {
            throw new IllegalArgumentException();
        }
        lend(customer, -units);
    }

    /// How many units are free.
    public List<Integer> free() {
        return List.of(free);
    }
}
