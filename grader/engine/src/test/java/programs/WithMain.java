package programs;

/// Programs that are started with `main`.
public final class WithMain {

    private WithMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("this is printed in every schedule");
        if (arguments[0].equals("right")) {
            Reported.correct();
        } else {
            Reported.failsAssertion();
        }
    }
}
