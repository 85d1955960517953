package deadlock;

import java.util.ArrayList;
import java.util.List;

record State(List<Integer> free, List<List<Integer>> claims, List<List<Integer>> held) {

    int lack(int customer, int kind) {
        return claims.get(customer).get(kind) - held.get(customer).get(kind);
    }

    State with(int customer, List<Integer> units, int sign) {
        List<List<Integer>> all = new ArrayList<>(held);
        all.set(customer, sum(held.get(customer), units, sign));
        return new State(sum(free, units, -sign), claims, List.copyOf(all));
    }

    private static List<Integer> sum(List<Integer> one, List<Integer> other, int sign) {
        List<Integer> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + sign * other.get(i));
        }
        return List.copyOf(sum);
    }

    boolean isSafe() {
        if (free.stream().anyMatch(each -> each < 0)) {
            return false;
        }
        List<Integer> left = free;
        List<Integer> ahead = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            ahead.add(i);
        }
        for (int round = claims.size(); round > 0; round--) {
            for (Integer customer : List.copyOf(ahead)) {
                if (canEnd(customer, left)) {
                    left = sum(left, held.get(customer), 1);
                    ahead.remove(customer);
                }
            }
        }
        return ahead.isEmpty();
    }

    private boolean canEnd(int customer, List<Integer> left) {
        for (int kind = 0; kind < left.size(); kind++) {
            if (lack(customer, kind) > left.get(kind)) {
                return false;
            }
        }
        return true;
    }
}
