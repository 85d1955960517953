package programs;

/// Something with a plain field: whoever reads it without order races.
final class Box {

    int value;

    Box() {}

    Box(int value) {
        this.value = value;
    }
}
