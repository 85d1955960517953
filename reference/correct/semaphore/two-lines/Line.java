package semaphore;

import java.util.TreeSet;

/// Who may go first. Used only under the semaphore's monitor, which also guards the fields of both kinds.
sealed interface Line {

    /// Gives a newcomer its number.
    long join();

    /// Says whether the one with this number may go, if there are permits for it.
    boolean admits(long number);

    /// Says whether somebody who has no number may go.
    boolean admitsNewcomer();

    /// Takes a number out.
    void leave(long number);

    /// No line at all: who sees a permit takes it.
    final class Crowd implements Line {

        @Override
        public long join() {
            return 0;
        }

        @Override
        public boolean admits(long number) {
            return true;
        }

        @Override
        public boolean admitsNewcomer() {
            return true;
        }

        @Override
        public void leave(long number) {}
    }

    /// The lowest number of those that wait goes first.
    final class Numbered implements Line {

        private final TreeSet<Long> waiting = new TreeSet<>();
        private long next;

        @Override
        public long join() {
            waiting.add(next);
            return next++;
        }

        @Override
        public boolean admits(long number) {
            return waiting.first() == number;
        }

        @Override
        public boolean admitsNewcomer() {
            return waiting.isEmpty();
        }

        @Override
        public void leave(long number) {
            waiting.remove(number);
        }
    }
}
