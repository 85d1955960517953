package locks;
import locks.contract.Mutex;
public class TicketLock implements Mutex {
    private final Display display = new Display();
    @Override public void lock() { display.awaitNumber(display.draw()); }
    @Override public void unlock() { display.next(); }
    @Override public boolean tryLock() { return display.drawIfNobody(); }
}
